/** Papers of a journey and of the life after it. Codes are stored for years: added, never renamed. */
export const paperKinds = [
  'passport',
  'national_id',
  'emergency_paper',
  'transit_visa',
  'exit_paper',
  'residence_paper',
  'birth_paper',
  'custody_paper',
  'custodian_consent',
  'guardian_decision',
  'medical_paper',
  'school_paper',
  'other',
] as const
export type PaperKind = (typeof paperKinds)[number]

/** What she can travel on. */
export const travelPapers: readonly PaperKind[] = ['passport', 'national_id', 'emergency_paper']
/** Who decides for a child has said yes: a custodian whom it is safe to ask, or a guardian or court. */
export const childPapers: readonly PaperKind[] = ['custodian_consent', 'guardian_decision']

export const paperStatuses = ['needed', 'applied', 'received', 'valid', 'expired', 'lost', 'refused'] as const
export type PaperStatus = (typeof paperStatuses)[number]

export type PaperFault = 'day-needed' | 'already-over' | 'issuer-not-there' | 'issuer-needed'
/** A paper to travel on has a last day and a country; a visa for the way names none. */
export function paperFault(
  paper: { readonly kind: PaperKind; readonly issuer: string | null; readonly status: PaperStatus; readonly validUntil: string | null },
  today: string,
): PaperFault | null {
  if (paper.kind === 'transit_visa' && paper.issuer !== null) return 'issuer-not-there'
  if (travelPapers.includes(paper.kind) && paper.issuer === null) return 'issuer-needed'
  if (paper.status !== 'valid') return null
  if (paper.validUntil === null) return travelPapers.includes(paper.kind) || paper.kind === 'transit_visa' ? 'day-needed' : null
  return paper.validUntil < today ? 'already-over' : null
}

export const trialStatuses = ['no_investigation', 'asked', 'cleared', 'wait'] as const
export type TrialStatus = (typeof trialStatuses)[number]
export const fitStatuses = ['not_assessed', 'fit', 'fit_with_help', 'not_fit'] as const
export type FitStatus = (typeof fitStatuses)[number]
export const tolds = ['in_writing', 'by_phone_called_back', 'at_a_meeting', 'not_told_yet'] as const
export type Told = (typeof tolds)[number]
export const medicines = ['none', 'continuing'] as const
export type Medicine = (typeof medicines)[number]

export type ClearanceFault = 'said-in-future' | 'told-needed' | 'day-needed' | 'already-over' | 'medicine-days'
const answered: readonly string[] = ['no_investigation', 'cleared', 'wait', 'fit', 'fit_with_help', 'not_fit']
/** An answer was told by somebody in some way, and being fit to travel has a last day. */
export function clearanceFault(
  said: {
    readonly status: TrialStatus | FitStatus
    readonly told: Told
    readonly onDay: string
    readonly validUntil: string | null
    readonly medicine: Medicine | null
    readonly medicineDays: number | null
  },
  today: string,
): ClearanceFault | null {
  if (said.onDay > today) return 'said-in-future'
  if (answered.includes(said.status) && said.told === 'not_told_yet') return 'told-needed'
  if ((said.status === 'fit' || said.status === 'fit_with_help') && said.validUntil === null) return 'day-needed'
  if (said.validUntil !== null && said.validUntil < today) return 'already-over'
  return (said.medicine === 'continuing') === (said.medicineDays !== null) ? null : 'medicine-days'
}

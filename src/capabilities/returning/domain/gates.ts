import {
  childPapers,
  travelPapers,
  type FitStatus,
  type Medicine,
  type PaperKind,
  type PaperStatus,
  type TrialStatus,
} from '#capabilities/returning/domain/papers.ts'
import type { RiskCondition, RiskOutcome } from '#capabilities/returning/domain/joint-risk.ts'

/** What must be there before a journey may begin, in the order of work. Each is open or closed by what was written down, never by a word that it is. */
export const gates = [
  'choice',
  'admission',
  'findings',
  'risk',
  'consent',
  'receiver',
  'documents',
  'child_consents',
  'trial',
  'fit',
  'plan',
  'itinerary',
] as const
export type Gate = (typeof gates)[number]

/** Gates that stand in a child's way only. Unknown age counts as a child. */
export const childGates: readonly Gate[] = ['findings', 'child_consents']

export const reasons = [
  'not_chosen',
  'chose_to_stay',
  'still_thinking',
  'not_decided',
  'not_found',
  'not_best',
  'not_begun',
  'one_side',
  'unsigned',
  'half_signed',
  'disagree',
  'not_advisable',
  'conditions_left',
  'too_old',
  'none',
  'ends_before',
  'not_named',
  'no_travel_paper',
  'paper_waits',
  'country_asks_more',
  'way_asks_more',
  'not_asked',
  'asked',
  'must_wait',
  'not_assessed',
  'not_fit',
  'medicine_short',
  'proposed',
  'incomplete',
  'not_shown',
] as const
export type Reason = (typeof reasons)[number]

/** By which function it is mended: never a name. */
export const menders = ['the_person', 'board', 'coordinator', 'partner', 'journey_keepers'] as const
export type Mender = (typeof menders)[number]
export const mendedBy: Readonly<Record<Gate, readonly Mender[]>> = {
  choice: ['the_person', 'coordinator'],
  admission: ['coordinator', 'partner'],
  findings: ['board', 'partner'],
  risk: ['coordinator', 'partner'],
  consent: ['the_person', 'board'],
  receiver: ['partner', 'journey_keepers'],
  documents: ['partner', 'board'],
  child_consents: ['board'],
  trial: ['board', 'coordinator'],
  fit: ['partner', 'board'],
  plan: ['the_person', 'partner'],
  itinerary: ['journey_keepers'],
}

type Finding = 'best' | 'not_best' | null
/**
 * What the gates rest on, in codes. Nothing in it says when she travels: whether something lasts is compared in the database with the last leg,
 * or with today while there is none.
 */
export type GateFacts = {
  readonly child: boolean
  readonly chosen: 'return' | 'stay' | null
  /** The earliest day of choice is here. */
  readonly thought: boolean
  /** The parts that said yes to admission, by two people of two units. */
  readonly admitted: number
  readonly sweden: Finding
  readonly there: Finding
  readonly risk: {
    readonly sides: number
    readonly signed: readonly { readonly outcome: RiskOutcome; readonly conditions: readonly RiskCondition[] }[]
    readonly met: readonly RiskCondition[]
    readonly holds: boolean
  } | null
  readonly consent: 'none' | 'ends_before' | 'holds'
  readonly receiver: boolean
  readonly papers: readonly { readonly kind: PaperKind; readonly status: PaperStatus; readonly lasts: boolean }[]
  /** Whether the papers are what the country she goes to asks for, and every country on the way. Which ones they are, nothing says here. */
  readonly asks: { readonly destination: boolean; readonly transit: boolean }
  readonly trial: TrialStatus | null
  readonly fit: { readonly status: FitStatus; readonly lasts: boolean; readonly medicine: Medicine; readonly medicineLasts: boolean } | null
  readonly plan: 'none' | 'proposed' | 'agreed'
  readonly itinerary: boolean
  /** Gates whose facts are not for whoever asks, and those of them that are closed: the database says no more of them. */
  readonly hidden?: readonly Gate[]
  readonly shut?: readonly Gate[]
}

const choice = ({ chosen, thought }: GateFacts): Reason | null =>
  chosen === null ? 'not_chosen' : chosen === 'stay' ? 'chose_to_stay' : thought ? null : 'still_thinking'

const findings = ({ sweden, there }: GateFacts): Reason | null =>
  sweden === 'not_best' || there === 'not_best' ? 'not_best' : sweden === null || there === null ? 'not_found' : null

/** One warning closes it, also before the other has signed. */
function riskGate({ risk }: GateFacts): Reason | null {
  if (risk === null) return 'not_begun'
  const [one, other] = risk.signed
  if (risk.signed.some(({ outcome }) => outcome === 'not_advisable_now')) return 'not_advisable'
  if (risk.sides < 2) return 'one_side'
  if (!one) return 'unsigned'
  if (!other) return 'half_signed'
  if (one.outcome !== other.outcome) return 'disagree'
  if (risk.signed.some(({ conditions }) => conditions.some((condition) => !risk.met.includes(condition)))) return 'conditions_left'
  return risk.holds ? null : 'too_old'
}

/** A valid paper to travel on; a visa or an exit paper that was asked for; and what the country she goes to and those on the way ask for. */
function documents({ papers, asks }: GateFacts): Reason | null {
  const valid = papers.filter(({ kind, status }) => travelPapers.includes(kind) && status === 'valid')
  const forTheWay = papers.filter(({ kind }) => kind === 'transit_visa' || kind === 'exit_paper')
  if (valid.length === 0) return 'no_travel_paper'
  if (forTheWay.some(({ status }) => status !== 'valid')) return 'paper_waits'
  if (!valid.some(({ lasts }) => lasts) || !forTheWay.every(({ lasts }) => lasts)) return 'ends_before'
  if (!asks.destination) return 'country_asks_more'
  return asks.transit ? null : 'way_asks_more'
}

const childConsents = ({ papers }: GateFacts): Reason | null =>
  papers.some(({ kind, status, lasts }) => childPapers.includes(kind) && status === 'valid' && lasts) ? null : 'none'

const trial = (facts: GateFacts): Reason | null =>
  facts.trial === null ? 'not_asked' : facts.trial === 'asked' ? 'asked' : facts.trial === 'wait' ? 'must_wait' : null

function fitGate({ fit }: GateFacts): Reason | null {
  if (fit === null || fit.status === 'not_assessed') return 'not_assessed'
  if (fit.status === 'not_fit') return 'not_fit'
  if (!fit.lasts) return 'ends_before'
  return fit.medicine === 'continuing' && !fit.medicineLasts ? 'medicine_short' : null
}

const decide: Readonly<Record<Gate, (facts: GateFacts) => Reason | null>> = {
  choice,
  admission: ({ admitted }) => (admitted === 2 ? null : 'not_decided'),
  findings: (facts) => (facts.child ? findings(facts) : null),
  risk: riskGate,
  consent: ({ consent }) => (consent === 'holds' ? null : consent),
  receiver: ({ receiver }) => (receiver ? null : 'not_named'),
  documents,
  child_consents: (facts) => (facts.child ? childConsents(facts) : null),
  trial,
  fit: fitGate,
  plan: ({ plan }) => (plan === 'agreed' ? null : plan),
  itinerary: ({ itinerary }) => (itinerary ? null : 'incomplete'),
}

export type GateState = { readonly gate: Gate; readonly state: 'open' | 'closed' | 'not_needed'; readonly reason: Reason | null }

/** Every gate, in order. */
export const gateStates = (facts: GateFacts): readonly GateState[] =>
  gates.map((gate) => {
    if (!facts.child && childGates.includes(gate)) return { gate, state: 'not_needed', reason: null }
    const reason = facts.hidden?.includes(gate) ? (facts.shut?.includes(gate) ? 'not_shown' : null) : decide[gate](facts)
    return { gate, state: reason === null ? 'open' : 'closed', reason }
  })

/** The gates that are closed: the database asks the same again (`returns.closed_gates`). */
export const closedGates = (facts: GateFacts): readonly Gate[] => gateStates(facts).flatMap(({ gate, state }) => (state === 'closed' ? [gate] : []))

export type Approval = { readonly part: 'coordinator' | 'partner'; readonly madeBy: string; readonly unitId: string; readonly fallen: boolean }
export type ApprovalState = 'none' | 'half' | 'approved' | 'fallen'
/** Two people of two parts of the case, and every gate open still. */
export function approvalState(given: readonly Approval[], closed: readonly Gate[]): ApprovalState {
  const standing = given.filter(({ fallen }) => !fallen)
  if (standing.length === 0) return given.length === 0 ? 'none' : 'fallen'
  if (closed.length > 0) return 'fallen'
  const two =
    new Set(standing.map(({ part }) => part)).size === 2 &&
    new Set(standing.map(({ madeBy }) => madeBy)).size === 2 &&
    new Set(standing.map(({ unitId }) => unitId)).size === 2
  return two ? 'approved' : 'half'
}

export type ApproveRefusal = 'not-yours-to-approve' | 'gate-closed' | 'not-admitted' | 'already-approved' | 'second-person-needed'
/** Whether somebody may say now that the journey may begin. */
export function mayApprove(
  asked: { readonly part: string | null; readonly person: string; readonly phase: string },
  given: readonly Approval[],
  closed: readonly Gate[],
): ApproveRefusal | null {
  if (asked.part !== 'coordinator' && asked.part !== 'partner') return 'not-yours-to-approve'
  if (asked.phase !== 'admitted') return 'not-admitted'
  if (closed.length > 0) return 'gate-closed'
  const standing = given.filter(({ fallen }) => !fallen)
  if (standing.some(({ part }) => part === asked.part)) return 'already-approved'
  return standing.some(({ madeBy }) => madeBy === asked.person) ? 'second-person-needed' : null
}

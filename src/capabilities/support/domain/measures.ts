import type { Area } from '#capabilities/support/domain/areas.ts'

/** What can be done, by area. Neutral codes; *other* stands everywhere and is said in words. */
export const measuresIn = {
  safety: ['safety_talk', 'escort'],
  housing: ['shelter', 'supported_home', 'own_home'],
  health_acute: ['health_visit'],
  health_lasting: ['lasting_care', 'medicine'],
  disability: ['aids', 'rehabilitation', 'daily_support'],
  health_sexual: ['health_talk'],
  trauma: ['talk_support', 'trauma_care'],
  addiction: ['addiction_care'],
  dental: ['dental_care'],
  children: ['child_support', 'childcare'],
  legal: ['legal_advice', 'counsel', 'compensation'],
  residence: ['permit_help'],
  economy: ['financial_assistance', 'budget_help'],
  debts: ['debt_advice'],
  id_documents: ['id_papers', 'bank_account'],
  language: ['language_cafe'],
  interpreter: ['interpreter_found'],
  education: ['sfi', 'reading', 'school', 'vocational', 'study'],
  work: ['work_permit', 'internship', 'job_support', 'job', 'own_business'],
  social_network: ['contact_person', 'peer_group', 'family_contact', 'leisure'],
  faith_culture: ['community_contact'],
  digital: ['phone_help'],
  own_wishes: ['return_talk'],
} as const satisfies Readonly<Record<Area, readonly string[]>>
export type MeasureCode = (typeof measuresIn)[Area][number] | 'other'

export const measureCodes = [...new Set([...Object.values(measuresIn).flat(), 'other' as const])] as unknown as readonly [MeasureCode, ...MeasureCode[]]
export const fitsArea = (code: MeasureCode, area: Area): boolean => code === 'other' || (measuresIn[area] as readonly string[]).includes(code)
export const areaOf = (code: MeasureCode): Area | null =>
  (Object.keys(measuresIn) as Area[]).find((area) => (measuresIn[area] as readonly string[]).includes(code)) ?? null

/** Education and work are ladders: rungs in the order in which most people take them. Nobody has to begin at the foot. */
export const ladders = { education: measuresIn.education, work: measuresIn.work } as const
export type Ladder = keyof typeof ladders
export const ladderNames = Object.keys(ladders) as [Ladder, ...Ladder[]]

/** Who pays. *Not settled* stops nothing. */
export const payers = [
  'not_settled',
  'municipality_of_stay',
  'other_municipality',
  'region',
  'state',
  'programme',
  'organisation',
  'nobody_pays',
  'the_person',
] as const
export type Payer = (typeof payers)[number]

export const outcomes = ['done', 'not_needed', 'already_given', 'declined', 'not_available'] as const
export type Outcome = (typeof outcomes)[number]
export const helps = ['helped', 'partly', 'not'] as const
export type Helped = (typeof helps)[number]

/** What a measure's outcome means for its task. */
export const taskOutcomeOf = (outcome: Outcome): 'done' | 'not_needed' | 'not_possible' | 'declined_by_person' =>
  ({ done: 'done', not_needed: 'not_needed', already_given: 'not_needed', declined: 'declined_by_person', not_available: 'not_possible' } as const)[outcome]

export type MeasureState = 'coming' | 'under_way' | 'late' | Outcome
export const stateOf = (
  measure: { readonly outcome: Outcome | null; readonly startOn: string; readonly dueAt: Date; readonly taskDoneAt: Date | null },
  today: string,
  now: Date,
): MeasureState => measure.outcome ?? (measure.taskDoneAt === null && measure.dueAt <= now ? 'late' : measure.startOn > today ? 'coming' : 'under_way')

/** What stands in a document or happened, and the class of information it belongs to. Codes are stored for years: added, never renamed. */
export const triggerClass = {
  child_suspected: 'C9',
  concern_received: 'C9',
  child_investigation_opened: 'C9',
  lvu_taken: 'C9',
  lvu_confirmed: 'C9',
  lvu_care_home: 'C9',
  lvu_care_own: 'C9',
  lvu_restricted: 'C9',
  shelter_child_at_once: 'C9',
  shelter_child_confirmed: 'C9',
  shelter_child_judgment: 'C9',
  child_in_shelter: 'C9',
  child_hidden: 'C9',
  travel_ban_temporary: 'C9',
  travel_ban_confirmed: 'C9',
  travel_ban_decided: 'C9',
  reflection_granted: 'C7',
  permit_granted: 'C7',
  permit_refused: 'C7',
  decision_served: 'C4',
  matter_started: 'C4',
  decision_demanded: 'C4',
  arrived: 'C4',
  data_asked_for: 'C4',
  judgment_final: 'C4',
} as const
export type Trigger = keyof typeof triggerClass
export const triggers = Object.keys(triggerClass) as [Trigger, ...Trigger[]]

export const units = ['immediately', 'days', 'weeks', 'months', 'document'] as const
/** `document`: only the day that the document itself states counts; nothing is computed. */
export type Unit = (typeof units)[number]

/** What happens when the day passes. `lapses` and `ends` are red lines: somebody loses protection. */
export const effects = ['lapses', 'ends', 'gap', 'breach', 'final', 'lost', 'late_review', 'none'] as const
export type Effect = (typeof effects)[number]
export const isRedLine = (effect: Effect): boolean => effect === 'lapses' || effect === 'ends' || effect === 'gap'

/** Whether a last day when offices are closed moves: `next_working_day` (lag 1930:173, 2 §), `none`, or `unsure`, which waits for a lawyer and moves nothing. */
export const rests = ['next_working_day', 'none', 'unsure'] as const
export type RestRule = (typeof rests)[number]

export type DeadlineRule = {
  readonly code: string
  readonly trigger: Trigger
  readonly amount: number
  readonly unit: Unit
  readonly effect: Effect
  readonly rest: RestRule
  /** Days before it that are said aloud, the longest first. */
  readonly alerts: readonly number[]
  /** It comes again, counted from the day it was last done. */
  readonly repeats: boolean
  /** The document may state this day itself; then that day counts. */
  readonly stated: boolean
  readonly source: string
  /** Read in the law as it stands; otherwise to be confirmed before it is relied on. */
  readonly confirmed: boolean
  readonly validFrom: string
  readonly validTo: string | null
}

export const outcomes = ['met', 'extended', 'replaced', 'not_applicable', 'other_authority', 'missed', 'entered_wrong'] as const
export type Outcome = (typeof outcomes)[number]
/** Those that a person says when closing one; a wrong entry is taken back with its decision. */
export const closingOutcomes = ['met', 'extended', 'replaced', 'not_applicable', 'other_authority', 'missed'] as const satisfies readonly Outcome[]

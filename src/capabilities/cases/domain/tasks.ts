import type { Id } from '#kernel/id.ts'
import { minutesBetween, type Instant } from '#kernel/time.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'

/** What a task may be called in lists and notices: nothing that says what the case is about. Later rooms add codes here. */
export const taskTitles = [
  'contact_agency',
  'call_back',
  'arrange_meeting',
  'follow_up_meeting',
  'arrange_interpreter',
  'arrange_transport',
  'arrange_overnight',
  'arrange_health_visit',
  'assess_protection',
  'assess_risk',
  'concern_report',
  'inform_rights',
  'apply_time_limited',
  'time_limited_ends',
  'decide_payer',
  'plan_support',
  'school_or_work',
  'plan_journey',
  'follow_up_contact',
  'report_back',
  'second_opinion',
  'carry_out',
  'recovery_used',
  'team_ends',
  'other',
] as const
export type TaskTitle = (typeof taskTitles)[number]
export const isTaskTitle = (word: unknown): word is TaskTitle => (taskTitles as readonly unknown[]).includes(word)

/** How doing a task reaches for her: by telephone, or in a way that is not known until it is done. */
export type Reach = 'call' | 'somehow'
/** Reaching for her like that at that time. */
export type AskedReach = { readonly reach: Reach; readonly at: Instant }
/** As it was planned: she may be the one who gets in touch, and no rule says no to that. */
export type PlannedReach = Reach | 'she_calls'
const reachOfTitle = (title: TaskTitle): Reach | null => (title === 'call_back' ? 'call' : title === 'follow_up_contact' ? 'somehow' : null)
/** By how it was planned, or else by its title. */
export const reachOf = ({ title, reach }: { readonly title: TaskTitle; readonly reach: PlannedReach | null }): Reach | null =>
  reach === 'she_calls' ? null : (reach ?? reachOfTitle(title))

export const taskOutcomes = ['done', 'not_needed', 'not_possible', 'declined_by_person'] as const
export type TaskOutcome = (typeof taskOutcomes)[number]

export type Task = {
  readonly id: Id
  readonly caseId: Id
  readonly pseudonym: string
  /** Whether the case itself may be opened: a deputy may be in no team. */
  readonly inCase: boolean
  readonly zoneId: Id
  readonly fromZone: Id
  readonly title: TaskTitle
  readonly wordsRecord: Id | null
  readonly personId: Id | null
  /** A role's code, when nobody is named. */
  readonly function: string | null
  readonly dueAt: Instant
  readonly deputyId: Id | null
  /** Whom it has gone on to while whoever it had gone to is not there. */
  readonly goneOnTo: Id | null
  readonly escalatedAt: Instant | null
  readonly source: string
  readonly sourceId: Id | null
  readonly doneAt: Instant | null
  readonly outcome: TaskOutcome | null
  readonly reach: PlannedReach | null
  readonly version: number
}

/** The day on which somebody must be there for it: its own, or today once it has passed. */
export const dayItIsAskedFor = (dueAt: Instant, now: Instant): string => dayOf(dueAt < now ? now : dueAt)

export type Lateness = 'done' | 'late' | 'soon' | 'later'

/** `soon` is within a day. Late begins at the due minute itself. */
export const latenessOf = (task: Pick<Task, 'dueAt' | 'doneAt'>, now: Instant): Lateness => {
  if (task.doneAt) return 'done'
  const left = minutesBetween(now, task.dueAt)
  return task.dueAt <= now ? 'late' : left < 24 * 60 ? 'soon' : 'later'
}

import { daysBetween } from '#kernel/day.ts'
import type { Answer } from '#capabilities/cases/domain/axes.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'

export const closureReasons = [
  'goals_met',
  'own_wish',
  'moved',
  'returned_monitoring_ended',
  'lost_contact',
  'not_a_victim',
  'transferred',
  'deceased',
] as const
export type ClosureReason = (typeof closureReasons)[number]
export const reopeningReasons = ['new_danger', 'new_need', 'returned_to_sweden', 'closed_by_mistake', 'court_or_authority'] as const
export type ReopeningReason = (typeof reopeningReasons)[number]

export const retentions = ['five_years', 'kept', 'contract'] as const
export type Retention = (typeof retentions)[number]

export const sexes = ['woman', 'man', 'other', 'unknown'] as const
export const ageGroups = ['0-14', '15-17', '18-24', '25-34', '35-49', '50+', 'unknown'] as const
export const exploitationForms = ['sexual', 'labour', 'begging', 'criminality', 'marriage', 'other', 'unknown'] as const

export type ClosingFault = 'tasks-open' | 'approvals-open' | 'risk-too-old' | 'risk-in-future' | 'child-contradiction'

/** The checklist of closing. The last risk assessment may be at most thirty days old. */
export function closingFaults(
  facts: { readonly openTasks: number; readonly openApprovals: number; readonly riskAssessedOn: string; readonly child: Answer; readonly ageGroup: string },
  now: Date,
): readonly ClosingFault[] {
  const age = daysBetween(facts.riskAssessedOn, dayOf(now))
  const coded: Answer | null = facts.ageGroup === 'unknown' ? null : facts.ageGroup === '0-14' || facts.ageGroup === '15-17' ? 'yes' : 'no'
  const faults: ClosingFault[] = []
  if (facts.openTasks > 0) faults.push('tasks-open')
  if (facts.openApprovals > 0) faults.push('approvals-open')
  if (age > 30) faults.push('risk-too-old')
  if (age < 0) faults.push('risk-in-future')
  if (coded !== null && facts.child !== 'unknown' && coded !== facts.child) faults.push('child-contradiction')
  return faults
}

/** Five years after the last note, completed by the end of the year after, on a Swedish calendar: `null` when it is kept or the contract says. */
export const retentionUntil = (retention: Retention, closedAt: Date): string | null =>
  retention === 'five_years' ? `${Number(dayOf(closedAt).slice(0, 4)) + 6}-12-31` : null

/** The first of the month in Sweden: nothing finer is counted. */
export const monthOf = (at: Date): string => `${dayOf(at).slice(0, 7)}-01`

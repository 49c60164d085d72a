import type { grantPurposes, grantTypes } from '#capabilities/returning/domain/after-codes.ts'

/** What a plan for the time after says, in the order in which it stands on paper. Hers stands first and may be empty. */
export const homePlanParts = ['my_wish', 'where_i_live', 'money_work', 'my_health', 'my_children', 'who_helps', 'if_it_gets_hard'] as const
export type HomePlanPart = (typeof homePlanParts)[number]
export type HomePlanWords = Readonly<Partial<Record<HomePlanPart, string | null>>>

export type BudgetPurpose = (typeof grantPurposes)[number]
export type BudgetType = (typeof grantTypes)[number]

export const milestones = [
  'first_housing',
  'own_housing',
  'health_visit',
  'papers_ready',
  'income_begun',
  'course_begun',
  'work_begun',
  'child_in_school',
  'first_talk',
] as const
export type Milestone = (typeof milestones)[number]

export type BudgetLine = { readonly purpose: BudgetPurpose; readonly type: BudgetType; readonly ore: number }

export type HomePlanFault = 'nothing-written' | 'agreed-in-future' | 'over-ceiling' | 'no-ceiling'
/**
 * @param ceiling the most that may be planned for one person in öre, as it stands today; null when there is no such rule
 */
export function homePlanFault(
  plan: { readonly parts: HomePlanWords; readonly lines: readonly BudgetLine[]; readonly agreedOn: string | null },
  today: string,
  ceiling: number | null,
): HomePlanFault | null {
  if (homePlanParts.every((part) => (plan.parts[part] ?? null) === null)) return 'nothing-written'
  if (plan.agreedOn !== null && plan.agreedOn > today) return 'agreed-in-future'
  if (ceiling === null) return 'no-ceiling'
  return plannedInAll(plan.lines) > ceiling ? 'over-ceiling' : null
}

/** In öre. */
export const plannedInAll = (lines: readonly BudgetLine[]): number => lines.reduce((sum, line) => sum + line.ore, 0)

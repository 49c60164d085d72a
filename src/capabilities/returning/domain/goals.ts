import type { Day } from '#kernel/day.ts'
import type { BudgetPurpose, Milestone } from '#capabilities/returning/domain/home-plan.ts'
import type { GrantState } from '#capabilities/returning/domain/after-codes.ts'

/** How it goes with a goal of the plan for the time after. To change or give up is no failure, and a no is hers. Codes are stored for years. */
export const goalStates = ['under_way', 'reached', 'changed', 'let_go', 'declined'] as const
export type GoalState = (typeof goalStates)[number]

export type GoalStep = { readonly milestone: Milestone; readonly number: number; readonly state: GoalState; readonly onDay: Day }
export type GoalView = {
  readonly milestone: Milestone
  readonly byDay: Day
  /** `null`: nobody has said anything of it yet. */
  readonly state: GoalState | null
  readonly onDay: Day | null
  /** Which step was the last, for two who say at once. */
  readonly number: number
  /** Its day has passed, and it is neither reached nor ended in another way. */
  readonly late: boolean
}

const lasts: readonly (GoalState | null)[] = [null, 'under_way']
/** Every goal of the plan as it stands on a day, in the order of the plan. What was said last counts: a goal may be taken up again. */
export const goalsOf = (
  planned: readonly { readonly milestone: Milestone; readonly byDay: Day }[],
  steps: readonly GoalStep[],
  today: Day,
): readonly GoalView[] =>
  planned.map(({ milestone, byDay }) => {
    const newest = steps.filter((one) => one.milestone === milestone).toSorted((a, b) => b.number - a.number)[0]
    const state = newest?.state ?? null
    return { milestone, byDay, state, onDay: newest?.onDay ?? null, number: newest?.number ?? 0, late: byDay < today && lasts.includes(state) }
  })

export type GoalFault = 'in-the-future' | 'before-arrival' | 'as-it-was'
export function goalFault(said: { readonly state: GoalState; readonly onDay: Day }, before: GoalState | null, arrivedOn: Day, today: Day): GoalFault | null {
  if (said.onDay > today) return 'in-the-future'
  if (said.onDay < arrivedOn) return 'before-arrival'
  return said.state === before ? 'as-it-was' : null
}

type Granted = { readonly purpose: BudgetPurpose; readonly state: GrantState; readonly ore: number | null }
/** In öre. Granted is what was approved, paid or not; what was taken back counts below nought in both. */
export type SpentLine = { readonly purpose: BudgetPurpose; readonly planned: number; readonly granted: number; readonly paid: number }

/** What was planned for each purpose beside what was granted and paid; what was granted for something that was never planned stands there too. */
export function spentOf(planned: readonly { readonly purpose: BudgetPurpose; readonly ore: number }[], grants: readonly Granted[]): readonly SpentLine[] {
  const counted = grants.filter(({ state, ore }) => ore !== null && (state === 'approved' || state === 'paid'))
  const purposes = [...new Set([...planned, ...counted].map(({ purpose }) => purpose))]
  const sum = (rows: readonly { readonly ore: number | null }[]): number => rows.reduce((total, { ore }) => total + (ore ?? 0), 0)
  return purposes.map((purpose) => {
    const here = counted.filter((one) => one.purpose === purpose)
    return {
      purpose,
      planned: sum(planned.filter((one) => one.purpose === purpose)),
      granted: sum(here),
      paid: sum(here.filter(({ state }) => state === 'paid')),
    }
  })
}

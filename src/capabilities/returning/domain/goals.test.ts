import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grantPurposes, grantStates } from '#capabilities/returning/domain/after-codes.ts'
import { goalFault, goalsOf, goalStates, spentOf, type GoalState, type GoalStep } from '#capabilities/returning/domain/goals.ts'

const planned = [
  { milestone: 'first_housing', byDay: '2026-12-01' },
  { milestone: 'work_begun', byDay: '2027-03-01' },
] as const
const step = (number: number, state: GoalState, more: Partial<GoalStep> = {}): GoalStep => ({
  milestone: 'first_housing',
  number,
  state,
  onDay: '2026-11-25',
  ...more,
})
const first = (steps: readonly GoalStep[], today = '2026-12-02') => goalsOf(planned, steps, today)[0]

describe('a goal of the plan', () => {
  it('stands as it was said last, and as nobody has said anything before that', () => {
    expect(first([])).toEqual({ milestone: 'first_housing', byDay: '2026-12-01', state: null, onDay: null, number: 0, late: true })
    expect(first([step(2, 'reached'), step(1, 'under_way')])).toMatchObject({ state: 'reached', number: 2, onDay: '2026-11-25' })
    expect(first([step(1, 'let_go'), step(2, 'under_way')])).toMatchObject({ state: 'under_way', number: 2 })
    expect(first([step(1, 'reached', { milestone: 'work_begun' })])?.state).toBeNull()
  })

  it('is late when its day has passed and it is still to be reached, and never when it is given up, changed or declined', () => {
    const late = (state: GoalState, today: string) => first([step(1, state)], today)?.late
    expect([late('under_way', '2026-12-01'), late('under_way', '2026-12-02')]).toEqual([false, true])
    expect(goalStates.filter((state) => late(state, '2028-01-01'))).toEqual(['under_way'])
  })

  it.each([
    ['reached', '2026-11-26', null, null],
    ['reached', '2026-11-27', null, 'in-the-future'],
    ['reached', '2026-11-19', null, 'before-arrival'],
    ['reached', '2026-11-20', 'reached', 'as-it-was'],
    ['under_way', '2026-11-26', 'reached', null],
  ] as const)('said to be %s on %s after %s is answered %s', (state, onDay, before, fault) =>
    expect(goalFault({ state, onDay }, before, '2026-11-20', '2026-11-26')).toBe(fault),
  )
})

describe('the budget of the plan', () => {
  const plan = [
    { purpose: 'housing', ore: 600_000 },
    { purpose: 'own_business', ore: 950_000 },
  ] as const
  it('stands beside what was granted and paid, purpose by purpose', () => {
    const grants = [
      { purpose: 'housing', state: 'paid', ore: 400_000 },
      { purpose: 'housing', state: 'approved', ore: 100_000 },
      { purpose: 'housing', state: 'planned', ore: 50_000 },
      { purpose: 'housing', state: 'dropped', ore: 70_000 },
      { purpose: 'medicine', state: 'paid', ore: 20_000 },
      { purpose: 'medicine', state: 'paid', ore: -20_000 },
      { purpose: 'phone', state: 'planned', ore: null },
    ] as const
    expect(spentOf(plan, grants)).toEqual([
      { purpose: 'housing', planned: 600_000, granted: 500_000, paid: 400_000 },
      { purpose: 'own_business', planned: 950_000, granted: 0, paid: 0 },
      { purpose: 'medicine', planned: 0, granted: 0, paid: 0 },
    ])
  })

  it('adds up to what was planned and granted in all', () => {
    const grant = fc.record({
      purpose: fc.constantFrom(...grantPurposes),
      state: fc.constantFrom(...grantStates),
      ore: fc.option(fc.integer({ min: -5000, max: 5000 })),
    })
    fc.assert(
      fc.property(fc.array(grant), (grants) => {
        const lines = spentOf(plan, grants)
        const all = (of: 'planned' | 'granted' | 'paid') => lines.reduce((total, line) => total + line[of], 0)
        const ore = (states: readonly string[]) => grants.reduce((total, one) => total + (states.includes(one.state) ? (one.ore ?? 0) : 0), 0)
        expect([all('planned'), all('granted'), all('paid')]).toEqual([1_550_000, ore(['approved', 'paid']), ore(['paid'])])
        expect(new Set(lines.map(({ purpose }) => purpose)).size).toBe(lines.length)
      }),
    )
  })
})

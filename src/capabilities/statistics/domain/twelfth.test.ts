import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add } from '#capabilities/statistics/domain/convention.ts'
import { programmeCounting } from '#capabilities/statistics/domain/programme.ts'
import { twelfthAnswers, twelfthCounting, twelfthPeriod, type TwelfthReturn } from '#capabilities/statistics/domain/twelfth.ts'
import { rounds } from '#test/rounds.ts'

const many = (n: number, more: Partial<TwelfthReturn> = {}): readonly TwelfthReturn[] =>
  Array.from({ length: n }, () => ({ quarter: '2027-10-01', answer: 'reached', again: false, ...more }))

describe('the twelfth month', () => {
  it('waits while they are few, and goes on from where it was counted last', () => {
    expect([twelfthPeriod(null, many(4)), twelfthPeriod(null, [])]).toEqual([null, null])
    expect(twelfthPeriod('2027-07-01', many(5))).toMatchObject({ from: '2027-07-01', last: '2027-10-01', total: 5, threshold: 5 })
    expect(twelfthPeriod(null, [...many(5), ...many(5, { quarter: '2027-04-01' })])).toMatchObject({ from: '2027-04-01', last: '2027-10-01', total: 10 })
  })

  it('says who was reached, who said no, who was lost, of whom no answer is kept, and who was exploited again', () => {
    const passed = [...many(9), ...many(6, { answer: 'declined' }), ...many(5, { answer: 'lost' }), ...many(7, { answer: 'none_kept', again: true })]
    expect(twelfthPeriod(null, passed)?.cells).toEqual([
      { name: 'reached', count: 9 },
      { name: 'declined', count: 6 },
      { name: 'lost', count: 5 },
      { name: 'none_kept', count: 7 },
      { name: 'again', count: 7 },
    ])
  })

  it('hides what is small, and what would give the small away', () => {
    const counts = (passed: readonly TwelfthReturn[]) => Object.fromEntries((twelfthPeriod(null, passed)?.cells ?? []).map(({ name, count }) => [name, count]))
    const one = counts([...many(12), ...many(8, { answer: 'declined' }), ...many(1, { answer: 'lost', again: true })])
    expect([one['lost'], one['again'], one['reached'] === null || one['declined'] === null]).toEqual([null, null, true])
    fc.assert(
      fc.property(
        fc.array(fc.record({ quarter: fc.constant('2027-10-01' as const), answer: fc.constantFrom(...twelfthAnswers), again: fc.boolean() }), {
          maxLength: 40,
        }),
        (rows) => {
          const period = twelfthPeriod(null, rows)
          expect(period === null).toBe(rows.length < 5)
          for (const { name, count } of period?.cells ?? []) {
            expect(count === null || count >= 5).toBe(true)
            // All but one of the parts of a whole are never told: nobody subtracts the last.
            if (name === 'again' && count !== null) expect(rows.length - count === 0 || rows.length - count >= 5).toBe(true)
          }
          const answers = (period?.cells ?? []).filter(({ name }) => name !== 'again')
          expect(answers.filter(({ count }) => count === null)).not.toHaveLength(1)
        },
      ),
      { numRuns: rounds(40) },
    )
  })

  it('is never added to what was counted when a return ended', () => {
    const [ended, passed] = [programmeCounting('2026-07-01', '2026-07-01'), twelfthCounting('2027-10-01', '2027-10-01')]
    expect(passed).toMatchObject({ population: 'returns_twelve_months_on', doubleCountRisk: true })
    expect(add({ count: 9, counting: { ...ended, partition: 'disjoint' } }, { count: 9, counting: { ...passed, partition: 'disjoint' } }).ok).toBe(false)
  })
})

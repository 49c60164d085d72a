import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add } from '#capabilities/statistics/domain/convention.ts'
import { programmeCounting, programmeOutcomes, programmePeriod, type EndedReturn } from '#capabilities/statistics/domain/programme.ts'

const one = (more: Partial<EndedReturn> = {}): EndedReturn => ({
  quarter: '2026-07-01',
  referred: true,
  admitted: true,
  departed: true,
  arrived: true,
  m1: true,
  m3: true,
  m6: true,
  m12: false,
  outcome: 'returned_monitored',
  paid_ore: 1_234_500,
  ...more,
})
const many = (n: number, more: Partial<EndedReturn> = {}): readonly EndedReturn[] => Array.from({ length: n }, () => one(more))
const cell = (ended: readonly EndedReturn[], name: string): number | null | undefined =>
  programmePeriod(null, ended)?.cells.find((each) => each.name === name)?.count

describe('the figures of the programme', () => {
  it('wait while they are few', () => {
    expect([programmePeriod(null, many(4)), programmePeriod(null, [])]).toEqual([null, null])
    expect(programmePeriod('2026-04-01', many(5))).toMatchObject({ from: '2026-04-01', last: '2026-07-01', total: 5 })
  })

  it('show who came how far, who was reached, what came of it, and money in whole thousands', () => {
    const no = { arrived: false, m1: false, m3: false, m6: false, paid_ore: 0 }
    const ended = [
      ...many(20),
      ...many(8, { m6: false, outcome: 'returned_contact_declined', paid_ore: 0 }),
      ...many(6, { ...no, departed: false, outcome: 'withdrew_before_travel' }),
      ...many(7, { ...no, departed: false, admitted: false, outcome: 'not_admitted' }),
      ...many(9, { ...no, departed: false, admitted: false, referred: false, outcome: 'stayed_in_sweden' }),
    ]
    const names = ['referred', 'admitted', 'm6', 'returned_monitored', 'not_admitted', 'granted']
    expect(names.map((name) => cell(ended, name))).toEqual([41, 34, 20, 20, 7, 20])
    // Nobody who departed failed to arrive: that there is none would be told by showing both.
    expect([cell(ended, 'departed'), cell(ended, 'arrived')]).toContain(null)
    expect(programmePeriod(null, ended)?.paidThousands).toBe(247)
  })

  it('hide what is small, and what would give the small away', () => {
    const ended = [...many(20), ...many(3, { m6: false, outcome: 'returned_contact_lost' })]
    expect([cell(ended, 'returned_contact_lost'), cell(ended, 'm6'), cell(ended, 'returned_monitored')]).toEqual([null, null, null])
    fc.assert(
      fc.property(
        fc.array(fc.record({ arrived: fc.boolean(), m1: fc.boolean(), outcome: fc.constantFrom(...programmeOutcomes) }), { maxLength: 40 }),
        (rows) => {
          const period = programmePeriod(
            null,
            rows.map((row) => one({ ...row, m1: row.arrived && row.m1, m3: false, m6: false })),
          )
          for (const { count } of period?.cells ?? []) expect(count === null || count >= 5).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('give no sum of money that one person is most of, or that few share', () => {
    expect(programmePeriod(null, [...many(9, { paid_ore: 100_000 }), one({ paid_ore: 2_000_000 })])?.paidThousands).toBeNull()
    expect(programmePeriod(null, [...many(4), ...many(9, { paid_ore: 0 })])?.paidThousands).toBeNull()
    const paid = (...ore: number[]) => programmePeriod(null, [...ore.map((paid_ore) => one({ paid_ore })), ...many(9, { paid_ore: 0 })])?.paidThousands
    expect(paid(400_000, 100_000, 100_000, 100_000, 100_000)).toBe(8)
    expect(paid(400_100, 100_000, 100_000, 100_000, 100_000)).toBeNull()
    expect(paid(1, 1, 1, 1, 1)).toBe(1)
  })

  it('are never added to those of the 37 cases', () => {
    const counting = programmeCounting('2026-07-01', '2026-07-01')
    const referrals = { ...counting, partition: 'disjoint' as const, population: 'referred', period: { from: 2013, to: 2014 }, doubleCountRisk: false }
    expect(add({ count: 37, counting: referrals }, { count: 28, counting }).ok).toBe(false)
    expect(add({ count: 37, counting: referrals }, { count: 28, counting: { ...counting, partition: 'disjoint' } }).ok).toBe(false)
  })
})

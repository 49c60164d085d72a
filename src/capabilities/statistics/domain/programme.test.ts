import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add } from '#capabilities/statistics/domain/convention.ts'
import { programmeCounting, programmeOutcomes, programmePeriod, type EndedReturn } from '#capabilities/statistics/domain/programme.ts'
import { rounds } from '#test/rounds.ts'

const one = (more: Partial<EndedReturn> = {}): EndedReturn => ({
  quarter: '2026-07-01',
  referred: true,
  admitted: true,
  departed: true,
  arrived: true,
  m1: true,
  m3: true,
  m6: true,
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

  it('are told as they are where nothing is small', () => {
    const stays = { referred: false, admitted: false, departed: false, arrived: false, m1: false, m3: false, m6: false, paid_ore: 0 }
    const ended = [
      ...many(6, { ...stays, outcome: 'stayed_in_sweden' }),
      ...many(7, { ...stays, referred: true, outcome: 'not_admitted' }),
      ...many(8, { ...stays, referred: true, admitted: true, outcome: 'withdrew_before_travel' }),
      ...many(5, { ...stays, referred: true, admitted: true, outcome: 'postponed_trial' }),
      ...many(6, { ...stays, referred: true, admitted: true, outcome: 'postponed_risk' }),
      ...many(9, { ...stays, referred: true, admitted: true, departed: true, outcome: 'stayed_in_sweden' }),
      ...many(7, { paid_ore: 0 }),
      ...many(5, { paid_ore: 0, quarter: '2026-10-01' }),
      ...many(11, { m3: false, m6: false, outcome: 'returned_contact_declined', paid_ore: 1_000_000 }),
      ...many(12, { m1: false, m3: false, m6: false, outcome: 'returned_contact_lost', paid_ore: 0 }),
      ...many(13, { m6: false, outcome: 're_exploited_known', paid_ore: 0, quarter: '2026-04-01' }),
    ]
    const period = programmePeriod(null, ended)
    expect(period).toMatchObject({ from: '2026-04-01', last: '2026-10-01', total: 89, threshold: 5, paidThousands: 110 })
    expect(period?.cells.map(({ name, count }) => [name, count])).toEqual([
      ['referred', 83],
      ['admitted', 76],
      ['departed', 57],
      ['arrived', 48],
      ['m1', 36],
      ['m3', 25],
      ['m6', 12],
      ['granted', 11],
      ['returned_monitored', 12],
      ['returned_contact_declined', 11],
      ['returned_contact_lost', 12],
      ['re_exploited_known', 13],
      ['withdrew_before_travel', 8],
      ['not_admitted', 7],
      ['stayed_in_sweden', 15],
      ['postponed_trial', 5],
      ['postponed_risk', 6],
    ])
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
      { numRuns: rounds(40) },
    )
  })

  it('reckon with it that whoever arrived ended in one of four ways, where it is so', () => {
    const stays = { referred: false, admitted: false, departed: false, arrived: false, m1: false, m3: false, m6: false, paid_ore: 0 }
    // Ten arrived and ten of one outcome, told side by side, would tell that the three others have nobody.
    const agreeing = [...many(5, { ...stays, outcome: 'stayed_in_sweden' }), ...many(10, { outcome: 're_exploited_known' })]
    expect([cell(agreeing, 'arrived'), cell(agreeing, 're_exploited_known')]).toEqual([10, null])
    const otherwise = [
      ...many(8, { ...stays, referred: true, outcome: 'not_admitted' }),
      ...many(9, { m1: false, m3: false, m6: false, paid_ore: 0, outcome: 'stayed_in_sweden' }),
    ]
    expect([cell(otherwise, 'arrived'), cell(otherwise, 'stayed_in_sweden')]).toEqual([9, 9])
  })

  it('give no sum of money that one person is most of, or that few share', () => {
    expect(programmePeriod(null, [...many(9, { paid_ore: 100_000 }), one({ paid_ore: 2_000_000 })])?.paidThousands).toBeNull()
    expect(programmePeriod(null, [...many(4), ...many(9, { paid_ore: 0 })])?.paidThousands).toBeNull()
    expect(programmePeriod(null, [...many(20), ...many(3, { paid_ore: 0 })])?.paidThousands).toBeNull()
    const paid = (...ore: number[]) => programmePeriod(null, [...ore.map((paid_ore) => one({ paid_ore })), ...many(9, { paid_ore: 0 })])?.paidThousands
    expect(paid(400_000, 100_000, 100_000, 100_000, 100_000)).toBe(8)
    expect(paid(400_100, 100_000, 100_000, 100_000, 100_000)).toBeNull()
    expect(paid(1, 1, 1, 1, 1)).toBe(1)
  })

  it('are never added to those of the 37 cases', () => {
    const counting = programmeCounting('2026-07-01', '2027-04-01')
    expect(counting).toEqual({
      unit: 'case',
      partition: 'of_which',
      population: 'ended_returns',
      period: { from: 2026, to: 2027 },
      doubleCountRisk: true,
      source: 'Lilja',
    })
    const referrals = { ...counting, partition: 'disjoint' as const, population: 'referred', period: { from: 2013, to: 2014 }, doubleCountRisk: false }
    expect(add({ count: 37, counting: referrals }, { count: 28, counting }).ok).toBe(false)
    expect(add({ count: 37, counting: referrals }, { count: 28, counting: { ...counting, partition: 'disjoint' } }).ok).toBe(false)
  })
})

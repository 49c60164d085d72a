import { describe, expect, it } from 'vitest'
import { add, sumOfParts } from '#capabilities/statistics/domain/convention.ts'
import { counting } from '#capabilities/statistics/domain/referrals.ts'

const alone = { ...counting, doubleCountRisk: false }
const later = { ...alone, period: { from: 2015, to: 2015 } }

describe('adding figures', () => {
  it('is done when both count the same thing in the same way, in different years', () => {
    expect(add({ count: 37, counting: alone }, { count: 20, counting: later })).toMatchObject({
      value: { count: 57, counting: { period: { from: 2013, to: 2015 }, source: `${counting.source}; ${counting.source}` } },
    })
  })
  it.each([
    ['other-unit', { ...later, unit: 'report' as const }],
    ['not-disjoint', { ...later, partition: 'of_which' as const }],
    ['not-disjoint', { ...later, partition: 'unknown' as const }],
    ['other-population', { ...later, population: 'suspected-exposed' }],
    ['periods-overlap', alone],
    ['periods-overlap', { ...later, period: { from: 2014, to: 2015 } }],
    ['periods-overlap', { ...later, period: { from: 2012, to: 2013 } }],
    ['same-person-twice', { ...later, doubleCountRisk: true }],
  ])('is refused: %s', (kind, other) => {
    expect(add({ count: 37, counting: alone }, { count: 1, counting: other })).toEqual({ ok: false, refusal: { kind } })
  })
  it('is the same the other way round, and refused by either', () => {
    expect(add({ count: 20, counting: later }, { count: 37, counting: alone })).toMatchObject({
      value: { count: 57, counting: { period: { from: 2013, to: 2015 } } },
    })
    for (const [kind, one] of [
      ['not-disjoint', { ...later, partition: 'overlapping' as const }],
      ['same-person-twice', { ...later, doubleCountRisk: true }],
    ] as const)
      expect(add({ count: 1, counting: one }, { count: 37, counting: alone })).toEqual({ ok: false, refusal: { kind } })
  })
  it('is refused for parts already inside the others: 360 + 216 + 14 + 8 are 576 reports, not 598', () => {
    const reports = { ...later, unit: 'report' as const, partition: 'of_which' as const }
    expect(sumOfParts([360, 216, 14, 8], reports)).toEqual({ ok: false, refusal: { kind: 'not-disjoint' } })
    expect(sumOfParts([27, 3, 4, 3], counting)).toEqual({ ok: true, value: 37 })
  })
})

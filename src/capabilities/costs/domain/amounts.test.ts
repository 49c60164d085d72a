import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { burn, spentWithin } from '#capabilities/costs/domain/burn.ts'
import { askFor, claimable, quartersLeft } from '#capabilities/costs/domain/claimable.ts'
import { invoiceShape, supplierShape } from '#capabilities/costs/domain/codes.ts'
import { addDays, daysBetween } from '#kernel/day.ts'
import { eligible } from '#capabilities/costs/domain/eligibility.ts'
import { paidDays } from '#capabilities/costs/domain/nights.ts'
import { parseKronor, plainKronor, sayOre, sumOre } from '#capabilities/costs/domain/ore.ts'
import { endOf, isQuarter, latestReceipt, numberOf, quarterOf, reminderOf } from '#capabilities/costs/domain/quarter.ts'

const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2022-01-01', days))
const line = (more: Partial<Parameters<typeof claimable>[0]> = {}) => ({
  unitId: 'u',
  claimId: null,
  claimedBefore: null,
  legal: 'sol_11_1' as const,
  fromOn: '2026-05-01',
  lastOn: '2026-05-10',
  units: 10,
  unitOre: 185_000,
  netOre: 1_850_000,
  dayRule: 'nights',
  ...more,
})
const basis = { receivedOn: '2026-05-04', grantedOn: null, endsOn: null }

describe('an amount', () => {
  it.each([
    ['1850', 185_000],
    ['1 850,50', 185_050],
    ['1.850,05', 185_005],
    ['1850.50', 185_050],
    [' 1850 ', 185_000],
    ['1 000 000 000', 100_000_000_000],
    ['1 000 000 000,01', null],
    ['0', 0],
    ['-5', null],
    ['1,5', null],
    ['tusen', null],
    ['1e5', null],
    ['99999999999', null],
    ['', null],
  ])('typed as %s is %s öre', (words, ore) => expect(parseKronor(words)).toBe(ore))

  it('is never lost when it is said and read again', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (ore) => parseKronor(plainKronor(ore)) === ore))
    expect([sayOre(185_050, 'sv'), sayOre(-185_050, 'en'), plainKronor(-5)]).toEqual(['1\u00a0850,50\u00a0kr', '−SEK\u00a01,850.50', '-0.05'])
    expect([sayOre(1_234_567_805, 'sv'), sayOre(0, 'sv'), sayOre(0, 'en')]).toEqual(['12\u00a0345\u00a0678,05\u00a0kr', '0,00\u00a0kr', 'SEK\u00a00.00'])
  })

  it('sums exactly in any order, and says when it cannot', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -1e11, max: 1e11 })), (all) => sumOre(all) === sumOre(all.toReversed())))
    const [least, largest] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]
    expect([sumOre([largest - 1, 1]), sumOre([least + 1, -1])]).toEqual([largest, least])
    for (const beyond of [
      [largest, 1],
      [least, -1],
    ])
      expect(() => sumOre(beyond)).toThrow('a sum of amounts is too large')
  })
})

describe('the last day of a quarter', () => {
  it.each([
    ['2026-01-01', '2026-09-30'],
    ['2026-04-01', '2026-12-30'],
    ['2026-07-01', '2027-03-30'],
    ['2026-10-01', '2027-06-30'],
    ['2023-07-01', '2024-03-30'],
  ])('%s is %s', (quarter, last) => expect(latestReceipt(quarter, 6)).toBe(last))

  it('is of a quarter that begins on the first of January, April, July or October, the first to the fourth', () => {
    expect(['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01'].map(numberOf)).toEqual([1, 2, 3, 4])
    expect(['2026-01-01', '2026-10-01'].every(isQuarter)).toBe(true)
    for (const other of ['2026-02-01', '2026-01-02', '12026-01-01', '2026-01-011', '6-01-01', 'åååå-01-01', '']) expect(isQuarter(other)).toBe(false)
  })

  it('is after the quarter, and every day has one quarter', () => {
    fc.assert(
      fc.property(day, (one) => {
        const quarter = quarterOf(one)
        expect(quarter <= one && one <= endOf(quarter)).toBe(true)
        expect(quarterOf(addDays(endOf(quarter), 1)) > quarter).toBe(true)
        expect(latestReceipt(quarter, 6) > endOf(quarter)).toBe(true)
      }),
    )
    expect([quarterOf('2026-12-31'), quarterOf('2027-01-01')]).toEqual(['2026-10-01', '2027-01-01'])
  })

  it('is reminded of sixty, thirty, fourteen and seven days before, and not after', () => {
    const at = (left: number) => reminderOf(addDays('2026-12-30', -left), '2026-12-30', [60, 30, 14, 7])
    expect([61, 60, 31, 30, 15, 14, 8, 7, 0, -1].map(at)).toEqual([null, 60, 60, 30, 30, 14, 14, 7, 7, null])
  })
})

describe('a stay', () => {
  it('is paid for its nights, or for both days, as the contract says', () => {
    expect(paidDays('2026-05-01', '2026-05-04', 'nights')).toEqual([{ from: '2026-05-01', last: '2026-05-03', units: 3 }])
    expect(paidDays('2026-05-01', '2026-05-04', 'both_days')).toEqual([{ from: '2026-05-01', last: '2026-05-04', units: 4 }])
    expect(paidDays('2026-05-01', '2026-05-01', 'nights')).toEqual([])
    expect(paidDays('2026-05-01', '2026-04-30', 'both_days')).toEqual([])
  })

  it('over New Year is one line in each quarter, and no day is lost or paid twice', () => {
    expect(paidDays('2025-12-30', '2026-01-02', 'both_days').map((one) => [one.from, one.last])).toEqual([
      ['2025-12-30', '2025-12-31'],
      ['2026-01-01', '2026-01-02'],
    ])
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), (from, length) => {
        const parts = paidDays(from, addDays(from, length), 'nights')
        expect(parts.reduce((sum, one) => sum + one.units, 0)).toBe(length)
        for (const [place, one] of parts.entries()) {
          expect(quarterOf(one.from)).toBe(quarterOf(one.last))
          if (place > 0) expect(daysBetween(parts[place - 1]?.last ?? '', one.from)).toBe(1)
        }
      }),
    )
  })
})

describe('what the state gives back', () => {
  it('begins when the application came in, and ends on the last day with a right', () => {
    expect(eligible(line(), null)).toEqual({ ore: 0, units: 0, reason: 'no_application' })
    expect(eligible(line(), basis)).toEqual({ ore: 7 * 185_000, units: 7, reason: 'part_of_days' })
    expect(eligible(line(), { ...basis, endsOn: '2026-05-05' })).toEqual({ ore: 2 * 185_000, units: 2, reason: 'part_of_days' })
    expect(eligible(line({ fromOn: '2026-05-04', units: 7, netOre: 1_295_000 }), basis).reason).toBe('application')
    expect(eligible(line(), { ...basis, receivedOn: '2026-05-11' }).reason).toBe('before_application')
    expect(eligible(line({ fromOn: '2026-06-01', lastOn: '2026-06-10' }), { ...basis, endsOn: '2026-05-31' }).reason).toBe('after_end')
    expect(eligible(line({ fromOn: '2026-05-04', units: 7, netOre: 1_295_000 }), { ...basis, grantedOn: '2026-05-04' }).reason).toBe('permit')
  })

  it.each([
    ['on the last day of the stay', { receivedOn: '2026-05-10' }, {}, 1, 'part_of_days'],
    ['the day after it', { receivedOn: '2026-05-11' }, {}, 0, 'before_application'],
    ['and ended on its first day', { receivedOn: '2026-04-01', endsOn: '2026-05-01' }, {}, 1, 'part_of_days'],
    ['and ended the day before', { receivedOn: '2026-04-01', endsOn: '2026-04-30' }, {}, 0, 'after_end'],
    ['the day after it had ended', { receivedOn: '2026-05-04', endsOn: '2026-05-03' }, {}, 0, 'after_end'],
    ['long after it had ended', { receivedOn: '2026-05-06', endsOn: '2026-05-03' }, {}, 0, 'after_end'],
    ['before, and was granted within the stay', { receivedOn: '2026-04-01', grantedOn: '2026-05-02' }, {}, 10, 'application'],
    ['before, and was granted on its first day', { receivedOn: '2026-04-01', grantedOn: '2026-05-01' }, {}, 10, 'permit'],
    ['on the first day, for ten hours of an interpreter', { receivedOn: '2026-05-01' }, { dayRule: null }, 10, 'application'],
    ['the day after, for ten hours of an interpreter', { receivedOn: '2026-05-02' }, { dayRule: null }, 0, 'before_application'],
    ['before, and ended before an interpreter came', { receivedOn: '2026-04-01', endsOn: '2026-04-30' }, { dayRule: null }, 0, 'after_end'],
    ['before, and ended on the day an interpreter came', { receivedOn: '2026-04-01', endsOn: '2026-05-01' }, { dayRule: null }, 10, 'application'],
  ] as const)('applied for %s', (_, right, more, units, reason) => {
    expect(eligible(line(more), { ...basis, ...right })).toEqual({ ore: units * 185_000, units, reason })
  })

  it('for school begins only with the permit', () => {
    const school = line({ legal: 'school', dayRule: null, units: 1 })
    expect(eligible(school, basis).reason).toBe('school_needs_permit')
    expect(eligible(school, { ...basis, receivedOn: '2026-04-01' })).toEqual({ ore: 0, units: 0, reason: 'school_needs_permit' })
    expect(eligible(school, { ...basis, receivedOn: '2026-04-01', grantedOn: '2026-05-02' })).toEqual({ ore: 0, units: 0, reason: 'school_needs_permit' })
    expect(eligible(school, { ...basis, receivedOn: '2026-04-01', grantedOn: '2026-05-01' }).reason).toBe('permit')
    expect(
      eligible(line({ legal: 'school', dayRule: null, fromOn: '2026-05-06', lastOn: '2026-05-06', units: 1 }), { ...basis, grantedOn: '2026-05-05' }).ore,
    ).toBe(1_850_000)
  })

  it('is never more than what was paid, and a reversal cancels its line exactly', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 1e8 }), day, fc.option(day), (fromOn, units, unitOre, receivedOn, endsOn) => {
        const paid = line({ fromOn, lastOn: addDays(fromOn, units - 1), units, unitOre, netOre: units * unitOre })
        const right = { receivedOn, grantedOn: null, endsOn }
        const part = eligible(paid, right).ore
        expect(part >= 0 && part <= paid.netOre).toBe(true)
        expect(sumOre([part, eligible({ ...paid, netOre: -paid.netOre }, right).ore])).toBe(0)
        expect(claimable({ ...paid, netOre: -paid.netOre, claimedBefore: 12_300 }, right)).toEqual({ ore: -12_300, units, reason: 'application' })
      }),
    )
  })

  it('is shown quarter by quarter with the days that are left, and what is claimed is left out', () => {
    const rule = { months: 6, remind: [60, 30, 14, 7] }
    const all = [line(), line({ claimId: 'c' }), line({ fromOn: '2026-01-10', lastOn: '2026-01-10', units: 1, netOre: 185_000 }), line({ unitId: 'other' })]
    const bases = new Map([['u', { ...basis, receivedOn: '2026-01-01' }]])
    expect(quartersLeft(all, bases, '2026-11-21', rule)).toEqual([
      { quarter: '2026-01-01', over: true, lastOn: '2026-09-30', daysLeft: -52, reminder: null, lines: 1, ore: 185_000 },
      { quarter: '2026-04-01', over: true, lastOn: '2026-12-30', daysLeft: 39, reminder: 60, lines: 1, ore: 1_850_000 },
    ])
    expect(askFor(all, bases, '2026-07-01')).toEqual([])
    expect(quartersLeft([line({ unitId: 'other' })], bases, '2026-11-21', rule)).toEqual([])
    const over = (today: string) => quartersLeft([line()], bases, today, rule)[0]?.over
    expect([over('2026-06-29'), over('2026-06-30'), over('2026-07-01')]).toEqual([false, false, true])
  })
})

describe('the forecast', () => {
  it('says what the months cost and what the next three cost if it goes on so', () => {
    const { perDay, months } = burn([line({ fromOn: '2026-10-23', lastOn: '2026-11-21', units: 30, netOre: 5_550_000 })], '2026-11-21')
    expect(perDay).toBe(185_000)
    expect(months).toEqual([
      { month: '2026-10', ore: 9 * 185_000, expected: false },
      { month: '2026-11', ore: 21 * 185_000, expected: false },
      { month: '2026-12', ore: 31 * 185_000, expected: true },
      { month: '2027-01', ore: 31 * 185_000, expected: true },
      { month: '2027-02', ore: 28 * 185_000, expected: true },
    ])
    const halfYearAgo = line({ fromOn: '2026-05-31', lastOn: '2026-05-31', units: 1, netOre: 185_000 })
    expect(burn([halfYearAgo], '2026-11-21').months.map((one) => one.ore)).toEqual([185_000, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(burn([], '2026-11-21')).toMatchObject({ perDay: 0, months: [] })
    expect(spentWithin([line(), line({ netOre: -1_850_000 })], '2026-05-03', '2026-05-06')).toBe(0)
  })

  it.each([
    ['2026-04-30', 0],
    ['2026-05-01', 1_850_000],
    ['2026-05-05', 1_850_000],
    ['2026-05-07', 1_850_000],
    ['2026-05-08', 0],
  ])('counts what is no stay on its first day, %s', (fromOn, ore) => {
    expect(spentWithin([line({ dayRule: null, fromOn, lastOn: '2026-05-30' })], '2026-05-01', '2026-05-07')).toBe(ore)
  })
})

describe('who sent the bill, and which it is', () => {
  it.each(['A17', 'TOL2', 'ABC1234'])('%s is a code name', (words) => expect(supplierShape.test(words)).toBe(true))
  it.each(['17', 'A', 'ABCD1', 'A12345', 'xA17', 'A17 Malmö', 'Hem A17', 'a17', ''])('%j is none', (words) => expect(supplierShape.test(words)).toBe(false))
  it.each(['1', '123456789012', 'F-12', 'FAK12', 'ABC-12-3', '12-1234'])('%s is the number of a bill', (words) => expect(invoiceShape.test(words)).toBe(true))
  it.each(['', '-1', '=1', 'F', 'ABCD-1', '1234567890123', '12-12345', '12-', '12-ab', ' 12', '12 Anna', 'f-12', 'F--12', '1+1'])('%j is none', (words) =>
    expect(invoiceShape.test(words)).toBe(false),
  )
})

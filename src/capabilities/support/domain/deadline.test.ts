import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextWorkingDay, restOf, weeksAround, workingDayBefore } from '#capabilities/support/domain/calendar.ts'
import { alertReached, countFrom, derive, deriveAgain, deriveAll, ruleChanged, stateOf } from '#capabilities/support/domain/deadline.ts'
import { isRedLine } from '#capabilities/support/domain/deadline-codes.ts'
import { addDays, addMonths, daysBetween, weekdayOf } from '#capabilities/support/domain/deadline-days.ts'
import { entryFault } from '#capabilities/support/domain/deadline-fields.ts'
import { restDaysFor } from '#capabilities/support/queries/calendar-days.ts'
import { deadlineRules } from '#capabilities/support/reference/deadline-rules.ts'

const none = new Map<string, string>()
const ruleOf = (code: string) => {
  const found = deadlineRules.find((rule) => rule.code === code)
  if (!found) throw new Error(code)
  return found
}

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

  it('do not move when the clocks do, nor at the end of a year', () => {
    expect(countFrom('2026-03-28', 1, 'days')).toBe('2026-03-29')
    expect(countFrom('2026-03-28', 2, 'days')).toBe('2026-03-30')
    expect(countFrom('2026-10-24', 1, 'weeks')).toBe('2026-10-31')
    expect(countFrom('2026-12-30', 1, 'weeks')).toBe('2027-01-06')
    expect(countFrom('2028-02-28', 1, 'days')).toBe('2028-02-29')
    expect(countFrom('2100-02-28', 1, 'days')).toBe('2100-03-01')
    expect(weekdayOf('2026-11-21')).toBe(6)
  })
})

describe('offices that are closed', () => {
  it('on Saturdays, Sundays, public holidays and the three eves of the law', async () => {
    const days = await restDaysFor('2026-06-19')
    expect(restOf('2026-11-21', days)).toBe('saturday')
    expect(restOf('2026-11-22', days)).toBe('sunday')
    for (const eve of ['2026-06-19', '2026-12-24', '2026-12-31', '2026-01-06', '2026-05-14']) expect([eve, restOf(eve, days)]).toEqual([eve, 'holiday'])
    expect(restOf('2026-04-30', days)).toBeNull()
    expect(nextWorkingDay('2026-12-24', days)).toBe('2026-12-28')
    expect(nextWorkingDay('2026-11-23', days)).toBe('2026-11-23')
    expect(workingDayBefore('2026-04-06', days)).toBe('2026-04-02')
    expect(
      weeksAround('2026-12-24', '2026-12-28', days)
        .filter((one) => one.due)
        .map((one) => one.day),
    ).toEqual(['2026-12-24', '2026-12-28'])
  })

  it('never leave more than ten days to look through', async () => {
    const days = await restDaysFor('2026-01-01', '2029-12-31')
    for (let day = '2026-01-01'; day < '2030-01-01'; day = addDays(day, 1)) {
      const next = nextWorkingDay(day, days)
      expect(restOf(next, days)).toBeNull()
      expect(daysBetween(day, next)).toBeLessThanOrEqual(5)
    }
  })
})

describe('what a decision sets going', () => {
  it('comes from the rules of its day, the nearest first', () => {
    const started = deriveAll(deadlineRules, { trigger: 'concern_received', onDay: '2026-11-02', endsOn: null }, none)
    expect(started.map(({ code, dueOn }) => [code, dueOn])).toEqual([
      ['SKYDD', '2026-11-03'],
      ['FORHANDS', '2026-11-16'],
    ])
    expect(deriveAll(deadlineRules, { trigger: 'concern_received', onDay: '2025-06-30', endsOn: null }, none)).toEqual([])
  })

  it('is never counted over a day that the document states', () => {
    const event = { trigger: 'reflection_granted', onDay: '2026-11-01', endsOn: '2026-12-02' } as const
    const [one, other] = deriveAll(deadlineRules, event, none)
    for (const each of [one, other]) expect(each).toMatchObject({ dueOn: '2026-12-02', lastOn: '2026-12-02', fromDocument: true, alertOn: '2026-11-18' })
    expect(derive(ruleOf('BETANK'), { ...event, endsOn: null }, none)).toBeNull()
    expect(derive(ruleOf('UTR4M'), { trigger: 'child_investigation_opened', onDay: '2026-01-10', endsOn: '2026-06-10' }, none)?.dueOn).toBe('2026-06-10')
    expect(derive(ruleOf('LVU7'), { trigger: 'lvu_taken', onDay: '2026-01-10', endsOn: '2026-06-10' }, none)?.dueOn).toBe('2026-01-17')
  })

  it('moves to the next working day only where the rule says so; one that would let protection lapse never moves', async () => {
    const days = await restDaysFor('2026-12-03')
    const appeal = derive(ruleOf('APPEAL'), { trigger: 'decision_served', onDay: '2026-12-03', endsOn: null }, days)
    expect(appeal).toMatchObject({ dueOn: '2026-12-24', lastOn: '2026-12-28' })
    expect(derive(ruleOf('LVU7'), { trigger: 'lvu_taken', onDay: '2026-12-17', endsOn: null }, days)).toMatchObject({
      dueOn: '2026-12-24',
      lastOn: '2026-12-24',
    })
    for (const rule of deadlineRules.filter((one) => isRedLine(one.effect))) expect([rule.code, rule.rest]).not.toEqual([rule.code, 'next_working_day'])
  })

  it('begins again from the day it was done, for what is looked at on a rhythm', () => {
    expect(deriveAgain(ruleOf('LVU14'), '2026-11-30', none)?.dueOn).toBe('2027-02-28')
    expect(deriveAgain(ruleOf('LVU7'), '2026-11-30', none)).toBeNull()
  })
})

describe('how a deadline stands', () => {
  const running = { dueOn: '2026-12-24', lastOn: '2026-12-28', alertOn: '2026-12-17', effect: 'final', outcome: null, doneOn: null } as const
  it('is late only after its last day', () => {
    expect(['2026-12-16', '2026-12-17', '2026-12-23', '2026-12-24', '2026-12-28', '2026-12-29'].map((day) => stateOf(running, day))).toEqual([
      'running',
      'soon',
      'soon',
      'today',
      'today',
      'late',
    ])
    expect(stateOf({ ...running, outcome: 'met', doneOn: '2026-12-28' }, '2027-01-10')).toBe('met')
    expect(stateOf({ ...running, outcome: 'met', doneOn: '2026-12-29' }, '2027-01-10')).toBe('met_late')
    expect(stateOf({ ...running, outcome: 'not_applicable' }, '2027-01-10')).toBe('closed')
  })

  it('is said at fourteen, seven, three and one day before a reflection period ends', () => {
    const alerts = ruleOf('BETANK').alerts
    const reached = (day: string) => alertReached(alerts, '2026-12-31', day)
    expect(['2026-12-16', '2026-12-17', '2026-12-24', '2026-12-28', '2026-12-30', '2026-12-31'].map(reached)).toEqual([null, 14, 7, 3, 1, 1])
  })

  it('says that the law changed, and is not moved', () => {
    const was = ruleOf('FORHANDS')
    expect(ruleChanged(was, { ...was, amount: 10, validFrom: '2027-01-01' })).toBe(true)
    expect(ruleChanged(was, { ...was, source: 'elsewhere' })).toBe(false)
    expect(ruleChanged(was, null)).toBe(true)
  })

  it('every rule has a source, says whether it is confirmed, and warns before protection is lost', () => {
    expect(new Set(deadlineRules.map((rule) => `${rule.code} ${rule.validFrom}`)).size).toBe(deadlineRules.length)
    for (const rule of deadlineRules) {
      expect(rule.source.length).toBeGreaterThan(4)
      if (isRedLine(rule.effect)) expect([rule.code, rule.alerts.length > 0]).toEqual([rule.code, true])
    }
  })
})

describe('a decision as it is entered', () => {
  it('must state its last day where only the document can', () => {
    const at = (more: object) => entryFault({ trigger: 'decision_served', onDay: '2026-11-02', endsOn: null, ...more }, '2026-11-21')
    expect(at({})).toBeNull()
    expect(at({ onDay: '2026-11-22' })).toBe('decided-in-future')
    expect(at({ trigger: 'reflection_granted' })).toBe('end-from-document')
    expect(at({ trigger: 'reflection_granted', onDay: '2026-11-25', endsOn: '2026-12-25' })).toBeNull()
    expect(at({ endsOn: '2026-11-01' })).toBe('ends-before-it-begins')
    expect(at({ endsOn: '2126-11-01' })).toBe('end-far-off')
  })
})

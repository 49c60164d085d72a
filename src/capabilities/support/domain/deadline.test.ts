import { describe, expect, it } from 'vitest'
import { nextWorkingDay, restOf, weeksAround, workingDayBefore } from '#capabilities/support/domain/calendar.ts'
import {
  alertReached,
  countFrom,
  derive,
  deriveAgain,
  deriveAll,
  holdsOn,
  isLastCall,
  ruleChanged,
  stateOf,
  warningsOf,
} from '#capabilities/support/domain/deadline.ts'
import { effects, isRedLine } from '#capabilities/support/domain/deadline-codes.ts'
import { addDays, daysBetween } from '#kernel/day.ts'
import { whyOf } from '#capabilities/support/domain/deadline-why.ts'
import { entryFault } from '#capabilities/support/domain/deadline-fields.ts'
import { restDaysFor } from '#capabilities/support/queries/calendar-days.ts'
import { deadlineRules } from '#capabilities/support/reference/deadline-rules.ts'

const none = new Map<string, string>()
const ruleOf = (code: string) => {
  const found = deadlineRules.find((rule) => rule.code === code)
  if (!found) throw new Error(code)
  return found
}

describe('days on the calendar', () => {
  it('do not move when the clocks do, nor at the end of a year', () => {
    expect(countFrom('2026-03-28', 1, 'days')).toBe('2026-03-29')
    expect(countFrom('2026-03-28', 2, 'days')).toBe('2026-03-30')
    expect(countFrom('2026-10-24', 1, 'weeks')).toBe('2026-10-31')
    expect(countFrom('2026-12-30', 1, 'weeks')).toBe('2027-01-06')
    expect(countFrom('2028-02-28', 1, 'days')).toBe('2028-02-29')
    expect(countFrom('2100-02-28', 1, 'days')).toBe('2100-03-01')
    expect([countFrom('2026-11-21', 3, 'immediately'), countFrom('2026-11-21', 3, 'document')]).toEqual(['2026-11-21', '2026-11-21'])
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

  it('are shown in whole weeks from Monday, a second one only when the last day lies in it, with what they are called', async () => {
    const days = await restDaysFor('2026-12-24')
    const week = weeksAround('2026-12-24', '2026-12-27', days)
    expect(week.map(({ day, weekday, rest, due }) => [day, weekday, rest, due])).toEqual([
      ['2026-12-21', 1, null, false],
      ['2026-12-22', 2, null, false],
      ['2026-12-23', 3, null, false],
      ['2026-12-24', 4, 'holiday', true],
      ['2026-12-25', 5, 'holiday', false],
      ['2026-12-26', 6, 'holiday', false],
      ['2026-12-27', 0, 'sunday', true],
    ])
    expect(week.map(({ name }) => name !== null)).toEqual(week.map(({ day }) => days.has(day)))
    expect(weeksAround('2026-12-24', '2026-12-28', days)).toHaveLength(14)
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
    expect(deriveAll(deadlineRules, { trigger: 'reflection_granted', onDay: '2026-11-01', endsOn: null }, none)).toEqual([])
  })

  it('is by the rule from its first day, and by the next from the day it ends', () => {
    const rule = { validFrom: '2026-01-01', validTo: '2026-07-01' }
    expect(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map((day) => holdsOn(rule, day))).toEqual([false, true, true, false])
    expect(holdsOn({ ...rule, validTo: null }, '2126-01-01')).toBe(true)
  })

  it('stands by day and then by code, whatever order the rules came in', () => {
    const event = { trigger: 'concern_received', onDay: '2026-11-02', endsOn: null } as const
    const twin = { ...ruleOf('SKYDD'), code: 'ANDRA' }
    for (const rules of [[...deadlineRules, twin], [twin, ...deadlineRules].toReversed()])
      expect(deriveAll(rules, event, none).map(({ code }) => code)).toEqual(['ANDRA', 'SKYDD', 'FORHANDS'])
  })

  it('says how its day came about', () => {
    const one = (fromDocument: boolean, unit: string) => whyOf({ fromDocument, rule: { unit } })
    expect([one(true, 'days'), one(true, 'immediately'), one(false, 'immediately'), one(false, 'days')]).toEqual(['stated', 'stated', 'at_once', 'computed'])
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
    expect(deriveAgain({ ...ruleOf('LVU14'), stated: true }, '2026-11-30', none)?.dueOn).toBe('2027-02-28')
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
    expect(stateOf({ ...running, outcome: 'extended', doneOn: '2026-12-29' }, '2027-01-10')).toBe('met_late')
    expect(stateOf({ ...running, outcome: 'extended', doneOn: null }, '2027-01-10')).toBe('met')
    expect(stateOf({ ...running, outcome: 'not_applicable' }, '2027-01-10')).toBe('closed')
  })

  it('is said at fourteen, seven, three and one day before a reflection period ends', () => {
    const alerts = ruleOf('BETANK').alerts
    const reached = (day: string) => alertReached(alerts, '2026-12-31', day)
    expect(['2026-12-16', '2026-12-17', '2026-12-24', '2026-12-28', '2026-12-30', '2026-12-31'].map(reached)).toEqual([null, 14, 7, 3, 1, 1])
  })

  it('says on which days it warns, and is as loud as what is late from three days before on where protection would end', () => {
    expect(warningsOf(ruleOf('BETANK').alerts, '2026-12-31')).toEqual([
      { before: 14, on: '2026-12-17' },
      { before: 7, on: '2026-12-24' },
      { before: 3, on: '2026-12-28' },
      { before: 1, on: '2026-12-30' },
    ])
    expect([4, 3, 0].map((left) => isLastCall(true, left))).toEqual([false, true, true])
    expect([4, 3, 0].map((left) => isLastCall(false, left))).toEqual([false, false, false])
  })

  it('says that the law changed, and is not moved', () => {
    const was = ruleOf('FORHANDS')
    expect(ruleChanged(was, { ...was, amount: 10, validFrom: '2027-01-01' })).toBe(true)
    for (const change of [{ unit: 'months' }, { effect: 'lapses' }, { rest: 'unsure' }] as const) expect(ruleChanged(was, { ...was, ...change })).toBe(true)
    expect(ruleChanged(was, { ...was, source: 'elsewhere' })).toBe(false)
    expect(ruleChanged(was, null)).toBe(true)
  })

  it('is a red line where somebody loses protection', () => {
    expect(effects.filter(isRedLine)).toEqual(['lapses', 'ends', 'gap'])
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
    expect(at({ onDay: '2026-11-21' })).toBeNull()
    expect(at({ onDay: '2026-11-22' })).toBe('decided-in-future')
    expect(at({ trigger: 'permit_granted' })).toBe('end-from-document')
    expect(at({ endsOn: '2026-11-02' })).toBeNull()
    expect([at({ endsOn: addDays('2026-11-02', 3660) }), at({ endsOn: addDays('2026-11-02', 3661) })]).toEqual([null, 'end-far-off'])
    expect(at({ trigger: 'reflection_granted' })).toBe('end-from-document')
    expect(at({ trigger: 'reflection_granted', onDay: '2026-11-25', endsOn: '2026-12-25' })).toBeNull()
    expect(at({ endsOn: '2026-11-01' })).toBe('ends-before-it-begins')
    expect(at({ endsOn: '2126-11-01' })).toBe('end-far-off')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deriveAgain, deriveAll, stateOf, type Derived, type Stated } from '#capabilities/support/domain/deadline.ts'
import { effects, rests, triggers, units, type DeadlineRule } from '#capabilities/support/domain/deadline-codes.ts'
import { restDaysFor } from '#capabilities/support/queries/calendar-days.ts'
import { deadlineRules } from '#capabilities/support/reference/deadline-rules.ts'

// The engine again, as slow and plain as can be: a calendar that is walked one day at a time, with feasts reckoned from Easter by hand.

const written = (at: Date): string => at.toISOString().slice(0, 10)
const read = (day: string): Date => new Date(`${day}T00:00:00Z`)
const dayAfter = (day: string): string => written(new Date(read(day).getTime() + 86_400_000))
const dayBefore = (day: string): string => written(new Date(read(day).getTime() - 86_400_000))
const walked = (day: string, steps: number, step = dayAfter): string => Array.from({ length: steps }).reduce<string>((at) => step(at), day)

/** Easter Day by the anonymous Gregorian computus (Nature, 1876). */
function easter(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`
}
const firstSaturdayFrom = (day: string): string => {
  let at = day
  while (read(at).getUTCDay() !== 6) at = dayAfter(at)
  return at
}
/** Public holidays (lag 1989:253) and the three eves that lag 1930:173 counts with them. */
function closedDays(year: number): ReadonlySet<string> {
  const sunday = easter(year)
  const midsummer = firstSaturdayFrom(`${year}-06-20`)
  return new Set([
    ...['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'].map((day) => `${year}-${day}`),
    walked(sunday, 2, dayBefore),
    sunday,
    walked(sunday, 1),
    walked(sunday, 39),
    walked(sunday, 49),
    midsummer,
    dayBefore(midsummer),
    firstSaturdayFrom(`${year}-10-31`),
  ])
}
const closed = (day: string): boolean => [0, 6].includes(read(day).getUTCDay()) || closedDays(Number(day.slice(0, 4))).has(day)

function monthsOn(day: string, months: number): string {
  const [year = 0, month = 0, number = 0] = day.split('-').map(Number)
  for (let wanted = number; ; wanted -= 1) {
    const at = new Date(Date.UTC(year, month - 1 + months, wanted))
    if (at.getUTCDate() === wanted) return written(at)
  }
}
function plain(rule: DeadlineRule, event: Stated) {
  const stated = rule.stated ? event.endsOn : null
  if (rule.unit === 'document' && stated === null) return null
  const steps = { immediately: 0, document: 0, days: rule.amount, weeks: rule.amount * 7, months: 0 }[rule.unit]
  const dueOn = stated ?? (rule.unit === 'months' ? monthsOn(event.onDay, rule.amount) : walked(event.onDay, steps))
  let lastOn = dueOn
  if (stated === null && rule.rest === 'next_working_day') while (closed(lastOn)) lastOn = dayAfter(lastOn)
  const warned = rule.alerts.length === 0 ? 0 : Math.max(...rule.alerts)
  const alertOn = walked(dueOn, warned, dayBefore)
  return { code: rule.code, ruleFrom: rule.validFrom, countedFrom: event.onDay, dueOn, lastOn, alertOn, fromDocument: stated !== null }
}
const plainly = (rules: readonly DeadlineRule[], event: Stated): readonly Derived[] =>
  rules
    .filter((rule) => rule.trigger === event.trigger && event.onDay >= rule.validFrom && (rule.validTo === null || event.onDay < rule.validTo))
    .flatMap((rule) => plain(rule, event) ?? [])
    .sort((a, b) => (`${a.dueOn} ${a.code}` < `${b.dueOn} ${b.code}` ? -1 : 1))

const day = fc.date({ min: read('2015-01-01'), max: read('2039-12-31'), noInvalidDate: true }).map(written)
const event = fc.record({ trigger: fc.constantFrom(...triggers), onDay: day, endsOn: fc.option(day) })
const someRule = (code: string): fc.Arbitrary<DeadlineRule> =>
  fc
    .record({
      trigger: fc.constantFrom(...triggers.slice(0, 3)),
      amount: fc.integer({ min: 0, max: 30 }),
      unit: fc.constantFrom(...units),
      effect: fc.constantFrom(...effects),
      rest: fc.constantFrom(...rests),
      alerts: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
      stated: fc.boolean(),
      repeats: fc.boolean(),
      validFrom: day,
      validTo: fc.option(day),
    })
    .map((made) => ({ ...made, code, source: 'made up', confirmed: true }))
const someRules = fc.tuple(someRule('A'), someRule('B'), someRule('C'), someRule('D'), someRule('E'), someRule('F'))

describe('the law’s days, reckoned a second time by walking the calendar', () => {
  it('are the same for every rule that is known, on every kind of day of a quarter of a century', async () => {
    const days = await restDaysFor('2015-01-01', '2042-12-31')
    let compared = 0
    fc.assert(
      fc.property(event, (one) => {
        const found = deriveAll(deadlineRules, one, days)
        compared += found.length
        expect(found).toEqual(plainly(deadlineRules, one))
      }),
      { numRuns: 3000 },
    )
    expect(compared).toBeGreaterThan(500)
  })

  it('are the same for rules nobody has thought of', async () => {
    const days = await restDaysFor('2015-01-01', '2042-12-31')
    fc.assert(
      fc.property(someRules, event, (rules, one) => {
        const asked = { ...one, trigger: rules[0].trigger }
        expect(deriveAll(rules, asked, days)).toEqual(plainly(rules, asked))
      }),
      { numRuns: 2000 },
    )
  })

  it('begin again from the day it was done, never from a day in a document, and only where the rule says so', async () => {
    const days = await restDaysFor('2015-01-01', '2042-12-31')
    fc.assert(
      fc.property(someRule('A'), day, (rule, doneOn) => {
        const again = rule.repeats ? plain({ ...rule, stated: false }, { trigger: rule.trigger, onDay: doneOn, endsOn: null }) : null
        expect(deriveAgain(rule, doneOn, days)).toEqual(again)
      }),
      { numRuns: 1000 },
    )
  })

  it('go from running to soon to today to late, never back, as the days go by', () => {
    const order = ['running', 'soon', 'today', 'late']
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 5 }), (alertOn, warned, moved) => {
        const dueOn = walked(alertOn, warned)
        const one = { alertOn, dueOn, lastOn: walked(dueOn, moved), effect: 'final', outcome: null, doneOn: null } as const
        let at = dayBefore(alertOn)
        let before = 0
        for (let n = 0; n < warned + moved + 3; n += 1, at = dayAfter(at)) {
          const now = order.indexOf(stateOf(one, at))
          expect(now).toBeGreaterThanOrEqual(before)
          before = now
        }
        expect([stateOf(one, dayBefore(alertOn)), stateOf(one, dueOn), stateOf(one, one.lastOn), before]).toEqual(['running', 'today', 'today', 3])
      }),
      { numRuns: 300 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAfter } from '#kernel/time.ts'
import { firstOfEach, gapsAhead } from '#capabilities/directory/domain/gaps.ts'
import { wallTimeOf, type Calendar } from '#capabilities/directory/domain/hours.ts'
import { functionKinds } from '#capabilities/directory/domain/kinds.ts'
import { askedFor, whoMustBeThere, type Line, type Readiness } from '#capabilities/directory/domain/who-must-be-there.ts'
import { presenceRules } from '#capabilities/directory/store/reference/presence-rules.ts'

const calendar: Calendar = { officeTimes: [{ validFrom: '2020-01-01', opens: '08:00', closes: '17:00' }], redDays: new Set(['2026-12-24']) }
/** Saturday 21 November 2026, 23:15 in Sweden. */
const tonight = new Date('2026-11-21T22:15:00Z')
const line = (kind: Line['kind'], place = 1, more: Partial<Line> = {}): Line => ({
  kind,
  place,
  functionId: `${kind}-${place}`,
  zoneId: `zone-${place}`,
  hours: 'always',
  functionHours: 'always',
  validFrom: '2026-01-01',
  validTo: null,
  standing: false,
  ...more,
})
const duty = (functionId: string, from = '2026-11-21T12:00:00Z', to = '2026-11-22T12:00:00Z') => ({ functionId, from: new Date(from), to: new Date(to) })
const ready = (order: readonly Line[], duties: Readiness['duties'] = []): Readiness => ({ rules: presenceRules, order, duties, calendar })
const kinds = (variant: 'adult' | 'child' | 'unknown', need: 'required' | 'wanted', at = tonight) =>
  whoMustBeThere(ready([]), variant, at)
    .filter((each) => each.need === need)
    .map((each) => each.function)

const rule = (more: Partial<Readiness['rules'][number]> = {}): Readiness['rules'][number] => ({
  variant: 'adult',
  kind: 'police_contact',
  hours: 'always',
  need: 'required',
  validFrom: '2026-01-01',
  validTo: null,
  ...more,
})

describe('who must be there tonight', () => {
  it('is nobody but those who are asked for', () =>
    expect(whoMustBeThere({ ...ready([]), rules: [rule()] }, 'adult', tonight)).toEqual([
      { function: 'police_contact', need: 'required', zoneId: null, functionId: null, onDuty: false, next: [] },
    ]))
  it('is required when any rule requires it, and from the first day of a rule', () => {
    const asked = (...rules: Readiness['rules']) => askedFor(rules, 'adult', wallTimeOf(tonight, calendar)).get('police_contact')
    expect([asked(rule(), rule({ need: 'wanted' })), asked(rule({ need: 'wanted' }), rule()), asked(rule({ need: 'wanted' }))]).toEqual([
      'required',
      'required',
      'wanted',
    ])
    expect([asked(rule({ validFrom: '2026-11-21' })), asked(rule({ validFrom: '2026-11-22' }))]).toEqual(['required', undefined])
  })
  it('for an adult', () => {
    expect(kinds('adult', 'required')).toEqual(['social_on_call', 'police_contact', 'regional_coordinator'])
    expect(kinds('adult', 'wanted')).toEqual(['health_care', 'shelter'])
  })
  it('for a child: everything an adult needs and more', () => {
    expect(kinds('child', 'required')).toEqual(['social_on_call', 'child_welfare', 'police_contact', 'regional_coordinator', 'health_care'])
    expect(kinds('child', 'wanted')).toEqual(['shelter', 'prosecutor_contact'])
  })
  it('for somebody of unknown age: as for a child', () => {
    expect(whoMustBeThere(ready([]), 'unknown', tonight)).toEqual(whoMustBeThere(ready([]), 'child', tonight))
  })
  it('by day the office answers instead of the on-call service, and more can be asked', () => {
    const monday = new Date('2026-11-23T09:00:00Z')
    expect(kinds('child', 'required', monday)).toEqual(['social_services', 'child_welfare', 'police_contact', 'regional_coordinator', 'health_care'])
    expect(kinds('child', 'wanted', monday)).toEqual(['social_on_call', 'shelter', 'barnahus', 'prosecutor_contact', 'guardian_office'])
  })
  it('never asks less for a child than for an adult, at any time', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }), (at) => {
        const wall = wallTimeOf(at, calendar)
        const [adult, child] = [askedFor(presenceRules, 'adult', wall), askedFor(presenceRules, 'child', wall)]
        for (const [kind, need] of adult) expect(need === 'required' ? child.get(kind) === 'required' : child.has(kind)).toBe(true)
      }),
    )
  })
})

describe('the on-call order', () => {
  const police = (order: readonly Line[], duties: Readiness['duties'] = []) =>
    whoMustBeThere(ready(order, duties), 'child', tonight).find((each) => each.function === 'police_contact')!

  it('names nobody where nobody is named', () => expect(police([])).toMatchObject({ zoneId: null, functionId: null, onDuty: false, next: [] }))
  it('names the first, and says that nobody is on duty', () =>
    expect(police([line('police_contact', 2), line('police_contact', 1)])).toMatchObject({ zoneId: 'zone-1', onDuty: false }))
  it('names two of one place by their ids', () =>
    expect(police([line('police_contact', 1, { functionId: 'b', zoneId: 'zone-b' }), line('police_contact', 1, { functionId: 'a' })])).toMatchObject({
      functionId: 'a',
      next: [{ functionId: 'b' }],
    }))
  it('passes over a first place with nobody on duty', () => {
    expect(police([line('police_contact', 1), line('police_contact', 2)], [duty('police_contact-2')])).toMatchObject({
      zoneId: 'zone-2',
      onDuty: true,
      next: [{ zoneId: 'zone-1', onDuty: false }],
    })
  })
  it('needs no rota where somebody is always there', () => expect(police([line('police_contact', 1, { standing: true })])).toMatchObject({ onDuty: true }))
  it('ends with the last day, and begins with the first', () => {
    expect(police([line('police_contact', 1, { validTo: '2026-11-20' })])).toMatchObject({ zoneId: null })
    expect(police([line('police_contact', 1, { validTo: '2026-11-21' })])).toMatchObject({ zoneId: 'zone-1' })
    expect(police([line('police_contact', 1, { validFrom: '2026-11-22' })])).toMatchObject({ zoneId: null })
  })
  it('does not name a function outside its hours', () => {
    expect(police([line('police_contact', 1, { hours: 'office' })])).toMatchObject({ zoneId: null })
    expect(police([line('police_contact', 1, { functionHours: 'office' })])).toMatchObject({ zoneId: null })
    expect(police([line('police_contact', 1, { hours: 'out_of_hours' })])).toMatchObject({ zoneId: 'zone-1' })
  })
  it('a duty that ends now is over', () => {
    expect(police([line('police_contact')], [duty('police_contact-1', '2026-11-21T12:00:00Z', '2026-11-21T22:15:00Z')])).toMatchObject({ onDuty: false })
    expect(police([line('police_contact')], [duty('police_contact-1', '2026-11-21T22:15:00Z', '2026-11-21T23:00:00Z')])).toMatchObject({ onDuty: true })
  })
})

describe('office time', () => {
  it.each([
    ['2026-11-23T07:00:00Z', true],
    ['2026-11-23T06:59:00Z', false],
    ['2026-11-23T16:00:00Z', false],
    ['2026-11-21T10:00:00Z', false],
    ['2026-12-24T10:00:00Z', false],
    ['2026-07-01T06:00:00Z', true],
  ])('%s: %s', (at, office) => expect(wallTimeOf(new Date(at), calendar).office).toBe(office))
  it('is what the newest row that has begun says', () => {
    const at = (validFrom: string, opens: string) => ({ validFrom, opens, closes: '17:00' })
    const dated = (day: string) =>
      wallTimeOf(new Date(`${day}T08:30:00Z`), { ...calendar, officeTimes: [at('2020-01-01', '08:00'), at('2026-11-24', '10:00'), at('2019-01-01', '07:00')] })
        .office
    expect([dated('2026-11-23'), dated('2026-11-24')]).toEqual([true, false])
  })
  it('is never before the first row of its times', () => expect(wallTimeOf(new Date('2019-06-03T09:00:00Z'), calendar).office).toBe(false))
})

describe('gaps', () => {
  const full = functionKinds.map((kind) => line(kind, 1, { standing: true }))
  it('are none where everybody is always there', () => expect(gapsAhead(ready(full), tonight)).toEqual([]))

  it('begin and end with the rota, and are found before they come', () => {
    const order = full.map((each) => (each.kind === 'police_contact' ? { ...each, standing: false } : each))
    const duties = [
      duty('police_contact-1', '2026-11-21T12:00:00Z', '2026-11-24T12:10:00Z'),
      duty('police_contact-1', '2026-11-25T06:00:00Z', '2026-12-02T00:00:00Z'),
    ]
    expect(gapsAhead(ready(order, duties), tonight)).toEqual([
      { kind: 'police_contact', from: new Date('2026-11-24T12:10:00Z'), to: new Date('2026-11-25T06:00:00Z'), why: 'nobody-on-duty' },
    ])
  })

  it('of a function nobody is named for last to the horizon', () => {
    const gaps = gapsAhead(ready(full.filter((each) => each.kind !== 'child_welfare')), tonight)
    expect(gaps).toEqual([{ kind: 'child_welfare', from: tonight, to: daysAfter(tonight, 7), why: 'nobody-named' }])
  })

  it('neither begin before they are looked for nor end after the horizon, whenever duties change', () => {
    const order = full.map((each) => (each.kind === 'police_contact' ? { ...each, standing: false } : each)).filter((each) => each.kind !== 'child_welfare')
    const duties = [duty('other', '2026-11-20T12:10:00Z', '2026-11-21T22:15:00Z'), duty('police_contact-1', '2026-11-29T12:10:00Z', '2026-11-30T12:10:00Z')]
    expect(gapsAhead(ready(order, duties), tonight).map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['child_welfare', tonight, daysAfter(tonight, 7)],
      ['police_contact', tonight, daysAfter(tonight, 7)],
    ])
    expect(gapsAhead(ready(order), tonight, tonight)).toEqual([])
  })

  it('stand in the order in which they come, those of one time in the order of the functions', () => {
    const missing = ['police_contact', 'child_welfare', 'health_care']
    const order = full.map((each) => (missing.includes(each.kind) ? { ...each, standing: false } : each))
    const duties = [
      duty('child_welfare-1', '2026-11-21T12:00:00Z', '2026-11-25T12:00:00Z'),
      duty('police_contact-1', '2026-11-22T12:00:00Z', '2026-11-30T12:00:00Z'),
      duty('child_welfare-1', '2026-11-25T18:00:00Z', '2026-11-30T12:00:00Z'),
    ]
    const gaps = gapsAhead(ready(order, duties), tonight)
    expect(gaps.map((gap) => gap.kind)).toEqual(['police_contact', 'health_care', 'child_welfare'])
    // The function that comes first is missing longer.
    const later = [
      duty('police_contact-1', '2026-11-23T12:00:00Z', '2026-11-30T12:00:00Z'),
      duty('health_care-1', '2026-11-22T12:00:00Z', '2026-11-30T12:00:00Z'),
    ]
    expect(
      gapsAhead(
        ready(
          full.map((each) => ({ ...each, standing: !['police_contact', 'health_care'].includes(each.kind) })),
          later,
        ),
        tonight,
      ),
    ).toMatchObject([{ kind: 'police_contact' }, { kind: 'health_care' }])
    expect(gapsAhead(ready([]), tonight, daysAfter(tonight, 1)).map((gap) => gap.kind)).toEqual([
      'social_on_call',
      'child_welfare',
      'police_contact',
      'regional_coordinator',
      'health_care',
    ])
  })

  it('are told once for each function, the first time', () => {
    const gaps = ['shelter', 'barnahus', 'shelter', 'barnahus', 'shelter'].map((kind, at) => ({ kind: kind as 'shelter' | 'barnahus', at }))
    expect(firstOfEach(gaps)).toEqual(gaps.slice(0, 2))
  })

  it('of the on-call service are out of hours only', () => {
    const gaps = gapsAhead(ready(full.filter((each) => each.kind !== 'social_on_call')), tonight)
    expect(gaps[0]).toMatchObject({ from: tonight, to: new Date('2026-11-23T07:00:00Z') })
    expect(gaps).toHaveLength(6)
    expect(gaps.every((gap) => gap.kind === 'social_on_call')).toBe(true)
  })

  it('are exactly the times at which somebody required is missing', () => {
    const hour = fc.integer({ min: 0, max: 7 * 24 - 1 })
    fc.assert(
      fc.property(fc.array(fc.tuple(hour, fc.integer({ min: 1, max: 60 })), { maxLength: 6 }), hour, (some, asked) => {
        const order = full.map((each) => (each.kind === 'health_care' ? { ...each, standing: false } : each))
        const duties = some.map(([from, hours]) => ({
          functionId: 'health_care-1',
          from: new Date(tonight.getTime() + from * 3_600_000),
          to: new Date(tonight.getTime() + (from + hours) * 3_600_000),
        }))
        const at = new Date(tonight.getTime() + asked * 3_600_000)
        const readiness = ready(order, duties)
        const missing = whoMustBeThere(readiness, 'unknown', at).some((each) => each.need === 'required' && !each.onDuty)
        expect(gapsAhead(readiness, tonight).some((gap) => gap.from <= at && at < gap.to)).toBe(missing)
      }),
      { numRuns: 20 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAfter, minutesAfter } from '#kernel/time.ts'
import type { Leg } from '#capabilities/returning/domain/journey.ts'
import { checkCounts, expectedOf, faultsOf, lacksOf, receiverNamed, timed, type JourneyMinutes } from '#capabilities/returning/domain/legs.ts'
import { alarmFor, awaited, overdueAt, type Watched } from '#capabilities/returning/domain/overdue.ts'
import { faultOfSaying, saidAlready } from '#capabilities/returning/domain/saying.ts'
import { counting, receiverFault, receivers } from '#capabilities/returning/domain/journey.ts'

const minutes: JourneyMinutes = { departed: 45, boarded: 45, transit: 60, arrived: 90, further: 20, transfer_air: 90, transfer_land: 20, check: 2880 }
const leg = (id: string, departs: string, arrives: string, more: Partial<Leg> = {}): Leg => ({
  id,
  mode: 'air',
  depart: { at: new Date(departs), zone: 'Europe/Stockholm', country: 'SE' },
  arrive: { at: new Date(arrives), zone: 'Europe/Berlin', country: 'DE' },
  help: 'assistance',
  metBy: 'partner',
  ...more,
})
const first = leg('a', '2026-12-31T20:00:00Z', '2026-12-31T22:00:00Z')
const second = leg('b', '2027-01-01T00:30:00Z', '2027-01-01T03:00:00Z', {
  depart: { at: new Date('2027-01-01T00:30:00Z'), zone: 'Europe/Berlin', country: 'DE' },
  arrive: { at: new Date('2027-01-01T03:00:00Z'), zone: 'Europe/Bucharest', country: 'RO' },
})
const third = leg('c', '2027-01-01T06:00:00Z', '2027-01-01T08:00:00Z', {
  mode: 'car',
  depart: { at: new Date('2027-01-01T06:00:00Z'), zone: 'Europe/Bucharest', country: 'RO' },
  arrive: { at: new Date('2027-01-01T08:00:00Z'), zone: 'Europe/Bucharest', country: 'RO' },
})
const both = [first, second]

describe('legs of a journey', () => {
  it('follow each other, with time to change', () => {
    expect(faultsOf(second, [first], minutes)).toEqual([])
    const soon = { ...second, depart: { ...second.depart, at: new Date('2026-12-31T22:45:00Z') } }
    expect(faultsOf(soon, [first], minutes)).toEqual(['transfer-too-short'])
    expect(faultsOf({ ...soon, mode: 'train' }, [{ ...first, mode: 'bus' }], minutes)).toEqual([])
    // Flying before or after the change is enough for the longer time, and the time itself is enough.
    expect(faultsOf({ ...soon, mode: 'train' }, [first], minutes)).toEqual(['transfer-too-short'])
    expect(faultsOf(soon, [{ ...first, mode: 'bus' }], minutes)).toEqual(['transfer-too-short'])
    expect(faultsOf({ ...second, depart: { ...second.depart, at: new Date('2026-12-31T23:30:00Z') } }, [first], minutes)).toEqual([])
    expect(faultsOf({ ...second, depart: { ...second.depart, at: first.arrive.at } }, [first], minutes)).toEqual(['transfer-too-short'])
    // Told of the leg that is asked about, before or after the other; not of others between themselves.
    expect(faultsOf(first, [soon], minutes)).toEqual(['transfer-too-short'])
    expect(faultsOf(third, [first, soon], minutes)).toEqual([])
  })
  it('are never two at once, do not end before they begin, and do not last for a week', () => {
    expect(faultsOf({ ...second, depart: { ...second.depart, at: new Date('2026-12-31T21:00:00Z') } }, [first], minutes)).toEqual(['overlaps'])
    expect(faultsOf({ ...second, arrive: second.depart }, [first], minutes)).toEqual(['arrives-before'])
    expect(faultsOf({ ...first, arrive: { ...first.arrive, at: new Date('2027-01-05T20:00:00Z') } }, [], minutes)).toEqual([])
    expect(faultsOf({ ...first, arrive: { ...first.arrive, at: new Date('2027-01-08T00:00:00Z') } }, [], minutes)).toEqual(['too-long'])
  })
  it('may leave a gap in places while the plan is made, and the plan is not complete with one', () => {
    const elsewhere = { ...second, depart: { ...second.depart, country: 'AT' } }
    expect(faultsOf(elsewhere, [first], minutes)).toEqual(['gap-in-places'])
    const arranged = { receiver: 'organisation', needsEscort: 'no', escort: 'none', fallback: ['call_knower'] } as const
    expect(lacksOf([first, elsewhere], arranged, 'RO', 2)).toEqual(['gap_in_places'])
    expect(lacksOf(both, arranged, 'RO', 2)).toEqual([])
    // The last leg is the one that departs last, in whatever order they are written.
    expect(lacksOf([second, { ...first, metBy: 'nobody' }], arranged, 'RO', 2)).toEqual([])
    expect(lacksOf([second], arranged, 'RO', 2)).toEqual([])
    expect(lacksOf([first, { ...second, help: 'unknown' }], arranged, 'RO', 2)).toEqual([])
    expect(lacksOf([first, { ...second, help: 'unknown' }, third], arranged, 'RO', 2)).toEqual(['help_unknown'])
    expect(lacksOf(both, { ...arranged, needsEscort: 'unknown' }, 'RO', 2)).toEqual(['escort_unknown'])
    expect(lacksOf(both, { ...arranged, needsEscort: 'yes', escort: 'at_transit' }, 'RO', 2)).toEqual([])
    expect(lacksOf(both, { ...arranged, fallback: [] }, 'RO', 2)).toEqual(['no_fallback'])
    expect(lacksOf(both, arranged, 'NG', 1)).toEqual(['not_to_destination', 'one_knows'])
    expect(lacksOf([], null, null, 0)).toEqual(['no_legs', 'no_receiver', 'escort_unknown', 'no_fallback', 'one_knows'])
    expect(
      lacksOf(
        [
          { ...first, help: 'unknown' },
          { ...second, metBy: 'unknown' },
        ],
        { ...arranged, needsEscort: 'yes' },
        null,
        2,
      ),
    ).toEqual(['nobody_meets', 'help_unknown', 'escort_missing'])
    // The carrier who meets at the end is somebody who meets, and no receiver.
    const carried = [first, { ...second, metBy: 'carrier' as const }]
    expect(lacksOf(carried, { ...arranged, receiver: null }, 'RO', 2)).toEqual(['no_receiver'])
    expect(lacksOf(carried, arranged, 'RO', 2)).toEqual([])
    expect([receiverNamed(null), receiverNamed({ receiver: null }), ...receivers.map((receiver) => receiverNamed({ receiver }))]).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
    ])
  })
  it('name a receiver by kind and name together', () => {
    for (const kind of receivers) expect([receiverFault(kind, 'Casa'), receiverFault(kind, null)]).toEqual([null, 'receiver-unnamed'])
    expect([receiverFault(null, null), receiverFault(null, 'Casa')]).toEqual([null, 'receiver-of-no-kind'])
  })
  it('cross the date line: the clock may show an earlier day at the end', () => {
    const west = leg('w', '2027-01-01T01:00:00Z', '2027-01-01T12:00:00Z', {
      depart: { at: new Date('2027-01-01T01:00:00Z'), zone: 'Pacific/Auckland', country: 'NZ' },
      arrive: { at: new Date('2027-01-01T12:00:00Z'), zone: 'Pacific/Pago_Pago', country: 'AS' },
    })
    expect(faultsOf(west, [], minutes)).toEqual([])
  })
  it('in whatever order they are written, expect the same', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 6 }), (starts) => {
        const legs = starts.map((start) => ({
          id: String(start),
          departAt: minutesAfter(new Date(0), start * 600),
          arriveAt: minutesAfter(new Date(0), start * 600 + 300),
        }))
        const expected = expectedOf(legs)
        expect(expected).toEqual(expectedOf(legs.toReversed()))
        expect(expected.map((one) => one.dueAt.getTime())).toEqual(expected.map((one) => one.dueAt.getTime()).toSorted((a, b) => a - b))
        expect(expected.filter((one) => one.kind === 'departed')).toHaveLength(1)
        expect(expected.at(-1)?.kind).toBe('arrived')
      }),
    )
  })
  it('are checked in the last two days, and not earlier', () => {
    const at = new Date('2026-12-31T20:00:00Z')
    expect(checkCounts(minutesAfter(at, -2880), at, minutes)).toBe(true)
    expect(checkCounts(minutesAfter(at, -2881), at, minutes)).toBe(false)
    expect(checkCounts(at, at, minutes)).toBe(true)
    expect(checkCounts(minutesAfter(at, 1), at, minutes)).toBe(false)
  })
})

const watched = (more: Partial<Watched> = {}): Watched => ({
  returnId: 'r',
  caseId: 'c',
  phase: 'travelling',
  legs: both.map(timed),
  came: [],
  alarms: [],
  ...more,
})
const came = (...said: readonly string[]) => said.map((one) => ({ legId: one.slice(0, 1), kind: one.slice(2) }))

describe('what does not come', () => {
  it('is an alarm when the minutes of the rule are over, also across the end of the year', () => {
    const departed = watched({ came: came('a departed') })
    expect(alarmFor(departed, minutes, new Date('2026-12-31T22:59:00Z'))).toBeNull()
    expect(alarmFor(departed, minutes, new Date('2026-12-31T23:00:00Z'))).toMatchObject({ legId: 'a', kind: 'transit' })
    expect(alarmFor(watched({ came: came('a departed', 'a transit') }), minutes, new Date('2027-01-01T01:15:00Z'))).toMatchObject({
      legId: 'b',
      kind: 'boarded',
    })
  })
  it('is not waited for when something later came', () => {
    expect(awaited(watched({ came: came('b boarded') }))).toEqual([{ legId: 'b', kind: 'arrived', dueAt: second.arrive.at }])
    expect(awaited(watched({ came: came('b arrived') }))).toEqual([])
    expect(awaited(watched({ came: came('x arrived') }))).toHaveLength(4)
  })
  it('before she has left is her departure, and nothing else', () => {
    const now = new Date('2027-01-02T00:00:00Z')
    expect(alarmFor(watched({ phase: 'admitted' }), minutes, now)).toMatchObject({ kind: 'departed' })
  })
  it('is one alarm: none while one waits, none again for what was raised, and one only after a standstill', () => {
    const now = new Date('2027-01-02T00:00:00Z')
    const raised = alarmFor(watched({ came: came('a departed') }), minutes, now)
    expect(raised).toMatchObject({ legId: 'b', kind: 'arrived' })
    const dueAt = raised?.dueAt ?? now
    expect(alarmFor(watched({ came: came('a departed'), alarms: [{ dueAt, waiting: true }] }), minutes, now)).toBeNull()
    expect(alarmFor(watched({ came: came('a departed'), alarms: [{ dueAt: first.depart.at, waiting: true }] }), minutes, now)).toBeNull()
    expect(alarmFor(watched({ came: came('a departed'), alarms: [{ dueAt, waiting: false }] }), minutes, now)).toBeNull()
    expect(alarmFor(watched({ came: came('a departed'), alarms: [{ dueAt: first.arrive.at, waiting: false }] }), minutes, now)).toMatchObject({
      kind: 'arrived',
    })
  })
  it('is never raised before its time, whatever has come and whenever the clock looks', () => {
    const kinds = ['a departed', 'a transit', 'b boarded', 'b arrived']
    fc.assert(
      fc.property(fc.integer({ min: -600, max: 3000 }), fc.subarray(kinds), fc.constantFrom('admitted', 'travelling'), (after, said, phase) => {
        const now = minutesAfter(first.depart.at, after)
        const raised = alarmFor(watched({ phase, came: came(...said) }), minutes, now)
        if (raised === null) return
        expect(overdueAt(raised, minutes) <= now).toBe(true)
        expect(said).not.toContain(`${raised.legId} ${raised.kind}`)
      }),
    )
  })
})

describe('what is said of the way', () => {
  const now = new Date('2027-01-01T00:00:00Z')
  const ask = (
    kind: 'departed' | 'boarded' | 'transit' | 'arrived' | 'deviation',
    legId: string,
    phase: 'admitted' | 'travelling' | 'arrived' | 'applied' = 'travelling',
    at = now,
  ) => faultOfSaying({ kind, legId, at }, both, phase, now)
  it('fits the leg and the phase', () => {
    expect([ask('departed', 'a', 'admitted'), ask('transit', 'a'), ask('boarded', 'b'), ask('arrived', 'b'), ask('deviation', 'a')]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
    expect([ask('deviation', 'a', 'admitted'), ask('deviation', 'b', 'arrived'), ask('deviation', 'x')]).toEqual([null, null, 'not-this-leg'])
    expect([ask('arrived', 'a'), ask('departed', 'b', 'admitted'), ask('transit', 'x')]).toEqual(['not-this-leg', 'not-this-leg', 'not-this-leg'])
    expect([ask('departed', 'a', 'applied'), ask('arrived', 'b', 'admitted'), ask('deviation', 'a', 'applied')]).toEqual([
      'not-approved',
      'not-travelling',
      'not-travelling',
    ])
  })
  it('has happened, and not long before the journey', () => {
    expect(ask('transit', 'a', 'travelling', minutesAfter(now, 3))).toBe('in-the-future')
    expect([1, 2].map((minute) => ask('transit', 'a', 'travelling', minutesAfter(now, minute)))).toEqual([null, null])
    const threeDaysBefore = daysAfter(first.depart.at, -3)
    expect(ask('deviation', 'a', 'travelling', threeDaysBefore)).toBeNull()
    // Long before is of its own leg.
    expect(ask('deviation', 'b', 'travelling', threeDaysBefore)).toBe('long-before')
    expect(ask('transit', 'a', 'travelling', new Date('2026-12-20T00:00:00Z'))).toBe('long-before')
  })
  it('counts once, and a correction stands in its place', () => {
    const one = { id: '1', legId: 'a', kind: 'transit', at: now, corrects: null } as const
    const better = { ...one, id: '2', at: minutesAfter(now, -9), corrects: '1' }
    expect(saidAlready({ kind: 'transit', legId: 'a' }, [one])).toBe(one)
    expect(saidAlready({ kind: 'transit', legId: 'b' }, [one])).toBeNull()
    expect(saidAlready({ kind: 'boarded', legId: 'a' }, [one])).toBeNull()
    expect(counting([one, better])).toEqual([better])
    const before = { ...one, id: '0', at: minutesAfter(now, -60) }
    expect(counting([one, before])).toEqual([before, one])
    expect(saidAlready({ kind: 'deviation', legId: 'a' }, [{ ...one, kind: 'deviation' }])).toBeNull()
  })
})

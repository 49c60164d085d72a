import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  daysAfterDay,
  dueSince,
  freshnessOf,
  freshnessStates,
  goodUntil,
  holds,
  rankedOn,
  type Freshness,
  type FreshnessRule,
  type Verified,
} from '#capabilities/directory/domain/freshness.ts'
import { serviceStatuses } from '#capabilities/directory/domain/offers.ts'

const home: FreshnessRule = { scope: 'home', staleAfter: 180, remindBefore: 14, deadAfter: 365, freeHours: 24 }
const abroad: FreshnessRule = { scope: 'abroad', staleAfter: 90, remindBefore: 14, deadAfter: 365, freeHours: 72 }
const today = '2026-11-21'
const ago = (days: number): string => daysAfterDay(today, -days)

describe('an entry', () => {
  it.each<[days: number, atHome: Freshness, abroad: Freshness]>([
    [0, 'fresh', 'fresh'],
    [75, 'fresh', 'fresh'],
    [76, 'fresh', 'ageing'],
    [90, 'fresh', 'ageing'],
    [91, 'fresh', 'stale'],
    [165, 'fresh', 'stale'],
    [166, 'ageing', 'stale'],
    [180, 'ageing', 'stale'],
    [181, 'stale', 'stale'],
    [365, 'stale', 'stale'],
    [366, 'dead', 'dead'],
  ])('that was verified %i days ago is %s at home and %s abroad', (days, atHome, outside) => {
    expect(freshnessOf({ status: 'active', verifiedOn: ago(days) }, home, today)).toBe(atHome)
    expect(freshnessOf({ status: 'active', verifiedOn: ago(days) }, abroad, today)).toBe(outside)
  })

  it('that nobody has verified is not verified, however new it is', () => {
    expect(freshnessOf({ status: 'active', verifiedOn: null }, home, today)).toBe('unverified')
  })

  it('that has closed or is gone does not hold, however lately it was verified', () => {
    const state = (status: Verified['status']): Freshness => freshnessOf({ status, verifiedOn: today }, home, today)
    expect([state('defunct'), state('inactive'), state('temporarily_closed')]).toEqual(['dead', 'inactive', 'inactive'])
  })

  it('is asked about again from the day it begins to age, and holds through its last day', () => {
    const due = dueSince(home, today)
    expect(freshnessOf({ status: 'active', verifiedOn: due }, home, today)).toBe('ageing')
    expect(freshnessOf({ status: 'active', verifiedOn: daysAfterDay(due, 1) }, home, today)).toBe('fresh')
    const last = goodUntil({ verifiedOn: today }, home) ?? ''
    expect(freshnessOf({ status: 'active', verifiedOn: today }, home, last)).toBe('ageing')
    expect(freshnessOf({ status: 'active', verifiedOn: today }, home, daysAfterDay(last, 1))).toBe('stale')
    expect(goodUntil({ verifiedOn: null }, home)).toBeNull()
  })
})

const anEntry = fc.record<Verified>({
  status: fc.constantFrom(...serviceStatuses),
  verifiedOn: fc.option(
    fc.integer({ min: 0, max: 800 }).map((days) => ago(days)),
    { nil: null },
  ),
})

describe('the order of proposals', () => {
  it('has what is fresh or ageing first', () => expect(freshnessStates.filter(holds)).toEqual(['fresh', 'ageing']))
  it('goes by the day of verification; what is not in use or never verified is below all days', () => {
    expect(rankedOn({ status: 'active', verifiedOn: today })).toBe(today)
    for (const entry of [{ status: 'active', verifiedOn: null } as const, { status: 'inactive', verifiedOn: today } as const])
      expect(rankedOn(entry)).toBe('1900-01-01')
  })
  it('has nothing that does not hold before something that does', () => {
    fc.assert(
      fc.property(fc.array(anEntry, { maxLength: 40 }), fc.constantFrom(home, abroad), (entries, rule) => {
        const held = [...entries].sort((a, b) => rankedOn(b).localeCompare(rankedOn(a))).map((entry) => holds(freshnessOf(entry, rule, today)))
        expect(held.lastIndexOf(true)).toBeLessThan(held.includes(false) ? held.indexOf(false) : held.length)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  daysAfterDay,
  dueSince,
  freshnessOf,
  freshnessStates,
  goodUntil,
  holds,
  holdsSince,
  type Freshness,
  type FreshnessRule,
  type Verified,
} from '#capabilities/directory/domain/freshness.ts'

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

describe('the order of proposals', () => {
  it('has what is fresh or ageing first, then what nobody has verified, what is too old, and last what is gone', () => {
    expect(freshnessStates.filter(holds)).toEqual(['fresh', 'ageing'])
    expect(freshnessStates).toEqual(['fresh', 'ageing', 'unverified', 'stale', 'dead', 'inactive'])
  })
  it.each<[where: string, rule: FreshnessRule, since: string]>([
    ['at home', home, '2026-05-25'],
    ['abroad', abroad, '2026-08-23'],
  ])('%s takes what was verified on the first day that still holds, and not the day before', (_where, rule, since) => {
    expect(holdsSince(rule, today)).toBe(since)
    expect(holds(freshnessOf({ status: 'active', verifiedOn: since }, rule, today))).toBe(true)
    expect(holds(freshnessOf({ status: 'active', verifiedOn: daysAfterDay(since, -1) }, rule, today))).toBe(false)
  })
  it('agrees with the state of every entry in use, on any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.constantFrom(home, abroad), (days, rule) => {
        const verifiedOn = ago(days)
        expect(holds(freshnessOf({ status: 'active', verifiedOn }, rule, today))).toBe(verifiedOn >= holdsSince(rule, today))
      }),
    )
  })
})

import type { ServiceStatus } from '#capabilities/directory/domain/offers.ts'

/** Days after the day of verification; dated reference data, one rule at home and one abroad. */
export type FreshnessRule = {
  readonly scope: 'home' | 'abroad'
  /** After so many days it is no longer proposed first. */
  readonly staleAfter: number
  /** So many days before that its keepers are reminded. */
  readonly remindBefore: number
  /** After so many days it is as good as gone. */
  readonly deadAfter: number
  /** Hours that a word about free places holds. */
  readonly freeHours: number
}
/** In the order in which entries are proposed. */
export const freshnessStates = ['fresh', 'ageing', 'unverified', 'stale', 'dead', 'inactive'] as const
/** `ageing` still holds, and is to be verified soon. `unverified` was never verified: imported, or new. */
export type Freshness = (typeof freshnessStates)[number]
export type Verified = { readonly status: ServiceStatus; readonly verifiedOn: string | null }

const day = 86_400_000
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day)
/** A day, as `2026-11-21`, so many days after another. */
export const daysAfterDay = (from: string, days: number): string => new Date(Date.parse(`${from}T00:00:00Z`) + days * day).toISOString().slice(0, 10)

/** How much an entry can be trusted on a day. What its keepers have closed or found gone does not become fresh by its date. */
export function freshnessOf({ status, verifiedOn }: Verified, rule: FreshnessRule, today: string): Freshness {
  if (status === 'defunct') return 'dead'
  if (status !== 'active') return 'inactive'
  if (verifiedOn === null) return 'unverified'
  const age = daysBetween(verifiedOn, today)
  if (age > rule.deadAfter) return 'dead'
  if (age > rule.staleAfter) return 'stale'
  return age >= rule.staleAfter - rule.remindBefore ? 'ageing' : 'fresh'
}

/** Whether it may stand first among proposals. */
export const holds = (state: Freshness): boolean => state === 'fresh' || state === 'ageing'

/** The last day on which it holds; `null` when it was never verified. */
export const goodUntil = ({ verifiedOn }: Pick<Verified, 'verifiedOn'>, rule: FreshnessRule): string | null =>
  verifiedOn === null ? null : daysAfterDay(verifiedOn, rule.staleAfter)

/** Verified on this day or before, an entry is to be verified again now. */
export const dueSince = (rule: FreshnessRule, today: string): string => daysAfterDay(today, rule.remindBefore - rule.staleAfter)

/** Verified on this day or later, an entry holds. */
export const holdsSince = (rule: FreshnessRule, today: string): string => daysAfterDay(today, -rule.staleAfter)

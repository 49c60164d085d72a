import { daysAfter, type Instant } from '#kernel/time.ts'
import type { ProtectionLevel } from '#capabilities/cases/domain/axes.ts'

/** Twelve months at most; three at level 2 or with where she is. */
export const lastMembership = (level: ProtectionLevel, classes: readonly string[], now: Instant): Instant =>
  daysAfter(now, level === 2 || classes.includes('C3') ? 92 : 365)

export const memberNeedsSecond = (level: ProtectionLevel, classes: readonly string[]): boolean => level === 2 || classes.includes('C3')

/** A grant stays under the adder's own classes and under the ceiling of the one added. */
export const grantable = (asked: readonly string[], adder: readonly string[], ceiling: ReadonlySet<string>): boolean =>
  asked.every((cls) => adder.includes(cls) && ceiling.has(cls))

/** Nobody prolongs the own place alone, and what needed a second person to begin with needs one to go on. */
export const prolongingNeedsSecond = (
  level: ProtectionLevel,
  place: { readonly personId: string; readonly classes: readonly string[] },
  asker: string,
): boolean => place.personId === asker || memberNeedsSecond(level, place.classes)

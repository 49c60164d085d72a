import type { Id } from '#kernel/id.ts'
import { disclosedTo, glassOf, holds, membershipOf, type AccessFacts } from '#capabilities/cases/domain/access.ts'

/** A4: the card. A member, or somebody who broke the glass; in both a role reads C0 (D3). */
export const maySeeCard = (facts: AccessFacts): boolean => membershipOf(facts) !== null || glassOf(facts).length > 0

/**
 * Whether this person may read a class of this unit now (security.md 2.4). Deny rows first; then any one of
 * A1 own unit as a member · A2 a running disclosure that names me, as a member of my own unit with that class · A3 break-glass.
 */
export function mayRead(facts: AccessFacts, record: { readonly unitId: Id; readonly class: string }): boolean {
  if (!facts.me.reads.has(record.class)) return false
  const member = membershipOf(facts)
  if (member?.unitId === record.unitId && holds(member, record.class)) return true
  if (member && holds(member, record.class) && disclosedTo(facts).some((given) => given.fromUnit === record.unitId && given.classes.includes(record.class)))
    return true
  return glassOf(facts).some((grant) => grant.unitId === record.unitId && grant.classes.includes(record.class))
}

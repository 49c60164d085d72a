import { membershipOf, type AccessFacts, type MemberFact } from '#capabilities/cases/domain/access.ts'

/** `whole` writes and reads · `form` writes a short form and reads nothing · `none`. */
export type Writing = 'whole' | 'form' | 'none'

const granted = (member: MemberFact, cls: string): boolean => member.writes.includes(cls) && (cls !== 'C3' || member.second || member.byOpening)

/** Into the own zone's unit only, as a member, in a case that is open. */
export function mayWrite(facts: AccessFacts, cls: string): Writing {
  const member = membershipOf(facts)
  if (!member || facts.case.closed || !granted(member, cls)) return 'none'
  return facts.me.writes.has(cls) ? 'whole' : facts.me.forms.has(cls) ? 'form' : 'none'
}

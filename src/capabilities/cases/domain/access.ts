import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { ProtectionLevel } from '#capabilities/cases/domain/axes.ts'

/** What the access decision is made of, for one person and one case (security.md 2.4). Loaded once for a page. */
export type AccessFacts = {
  readonly now: Instant
  readonly me: {
    readonly personId: Id
    readonly zoneId: Id
    readonly active: boolean
    /** The ceilings of the roles held now. */
    readonly reads: ReadonlySet<string>
    readonly writes: ReadonlySet<string>
    /** Classes into which at least a short form may be written. */
    readonly forms: ReadonlySet<string>
  }
  readonly case: { readonly level: ProtectionLevel; readonly closed: boolean; readonly shredded: boolean; readonly leadUnitId: Id | null }
  readonly units: readonly UnitFact[]
  readonly members: readonly MemberFact[]
  readonly recused: readonly Id[]
  readonly glass: readonly GlassFact[]
  readonly disclosures: readonly DisclosureFact[]
}

export type UnitFact = { readonly id: Id; readonly zoneId: Id; readonly closed: boolean; readonly zoneActive: boolean }
export type MemberFact = {
  readonly personId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly classes: readonly string[]
  readonly writes: readonly string[]
  readonly position: 'lead' | 'deputy' | 'member'
  readonly byOpening: boolean
  readonly from: Instant
  readonly until: Instant
  readonly second: boolean
  readonly graceUntil: Instant | null
  readonly ended: boolean
}
export type GlassFact = {
  readonly personId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly classes: readonly string[]
  readonly from: Instant
  readonly until: Instant
  readonly ended: boolean
}
/** A running disclosure. A snapshot needs none: the copy is the recipient's own record. */
export type DisclosureFact = {
  readonly fromUnit: Id
  readonly toZone: Id
  readonly named: readonly Id[]
  readonly classes: readonly string[]
  readonly from: Instant
  readonly until: Instant
  readonly running: boolean
}

const within = (span: { readonly from: Instant; readonly until: Instant }, now: Instant): boolean => span.from <= now && now < span.until

/** D1, D2, D3, D4: whoever left, belongs to a zone that is closed, holds no role that reads the card, or is recused gets nothing, whatever else is true. */
export const isShutOut = ({ me, case: its, recused, units }: AccessFacts): boolean =>
  !me.active || its.shredded || !me.reads.has('C0') || recused.includes(me.personId) || units.some((unit) => unit.zoneId === me.zoneId && !unit.zoneActive)

/** D6: at level 2 a membership needs a second person's yes; until it is answered, only those given time go on. */
const seconded = (member: MemberFact, { case: its, now }: AccessFacts): boolean =>
  its.level < 2 || member.second || (member.graceUntil !== null && now < member.graceUntil)

/** My membership that counts now, or `null`. */
export const membershipOf = (facts: AccessFacts): MemberFact | null => {
  if (isShutOut(facts)) return null
  return (
    facts.members.find(
      (member) =>
        member.personId === facts.me.personId &&
        member.zoneId === facts.me.zoneId &&
        !member.ended &&
        within(member, facts.now) &&
        seconded(member, facts) &&
        facts.units.some((unit) => unit.id === member.unitId && !unit.closed),
    ) ?? null
  )
}

/** C3 needs a second person whenever somebody is *added*; who opened the unit has it already. */
export const holds = (member: MemberFact, cls: string): boolean => member.classes.includes(cls) && (cls !== 'C3' || member.second || member.byOpening)

/** My break-glass grants that count now: own zone, below level 2. */
export const glassOf = (facts: AccessFacts): readonly GlassFact[] =>
  isShutOut(facts) || facts.case.level === 2
    ? []
    : facts.glass.filter(
        (grant) =>
          grant.personId === facts.me.personId &&
          grant.zoneId === facts.me.zoneId &&
          !grant.ended &&
          within(grant, facts.now) &&
          facts.units.some((unit) => unit.id === grant.unitId && !unit.closed),
      )

/** Running disclosures to my zone that name me now, from a zone and a unit that are there. */
export const disclosedTo = (facts: AccessFacts): readonly DisclosureFact[] =>
  facts.disclosures.filter(
    (disclosure) =>
      disclosure.running &&
      disclosure.toZone === facts.me.zoneId &&
      disclosure.named.includes(facts.me.personId) &&
      within(disclosure, facts.now) &&
      facts.units.some((unit) => unit.id === disclosure.fromUnit && !unit.closed && unit.zoneActive),
  )

import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { ceilingOf, colleagues } from '#capabilities/people/contract.ts'
import { holds, membershipOf } from '#capabilities/cases/domain/access.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { grantable, lastMembership, memberNeedsSecond } from '#capabilities/cases/domain/team.ts'
import { endMembership } from '#capabilities/cases/commands/end-member.ts'
import { bundlesOfUnit, giveBundle, vaultKeyOf } from '#capabilities/cases/sealing/keys.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { insertApproval } from '#capabilities/cases/store/approval.ts'
import { touch } from '#capabilities/cases/store/card.ts'
import { insertMember, lapsedMember, teamOf, type Position } from '#capabilities/cases/store/member.ts'

export type NewColleague = {
  readonly caseId: Id
  readonly personId: Id
  readonly position: Position
  readonly classes: readonly string[]
  readonly writes: readonly string[]
  readonly until: Instant
}
export type AddMemberRefusal =
  | { readonly kind: 'no-such-case' }
  | { readonly kind: 'no-keys' }
  | { readonly kind: 'not-grantable' }
  | { readonly kind: 'already-in' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'already-over' }
  | { readonly kind: 'recused' }
  | { readonly kind: 'nothing-chosen' }

/** The lead adds a colleague: never more than both may hold, sealed to that person only, and with an end. Where she is, and level 2, wait for a second person. */
export async function addMember(visit: Visit, asked: NewColleague): Promise<Result<Id, AddMemberRefusal>> {
  const loaded = await loadCase(visit, asked.caseId)
  const adder = loaded && membershipOf(loaded.access)
  if (!loaded || !adder || loaded.card.closedAt || !mayAct(loaded.access, 'lead-unit')) return refuse({ kind: 'no-such-case' })
  const { card, access } = loaded
  const person = (await colleagues(visit.tx)).find((one) => one.id === asked.personId)
  if (!person) return refuse({ kind: 'no-such-case' })
  if (!person.publicKey) return refuse({ kind: 'no-keys' })
  if (access.recused.includes(person.id)) return refuse({ kind: 'recused' })
  if ((await teamOf(visit.tx, card.id)).some((member) => member.personId === person.id)) return refuse({ kind: 'already-in' })
  if (asked.classes.length === 0) return refuse({ kind: 'nothing-chosen' })
  const ceiling = ceilingOf(person.roles)
  const mine = adder.classes.filter((cls) => holds(adder, cls))
  if (!ceiling.reads.has('C0') || !grantable(asked.classes, mine, ceiling.reads) || !grantable(asked.writes, adder.writes, ceiling.mayForm))
    return refuse({ kind: 'not-grantable' })
  if (asked.until <= visit.now) return refuse({ kind: 'already-over' })
  if (asked.until > lastMembership(card.protectionLevel, asked.classes, visit.now)) return refuse({ kind: 'too-long' })

  const before = await lapsedMember(visit.tx, adder.unitId, person.id)
  if (before) await endMembership(visit, card.id, before.id, 'no_longer_needed')
  const id = newId()
  const classes = ['C0', ...asked.classes]
  const writes = ceiling.writes.has('C0') ? ['C0', ...asked.writes] : asked.writes
  const where = { caseId: card.id, unitId: adder.unitId, zoneId: adder.zoneId }
  await insertMember(visit.tx, {
    ...where,
    id,
    personId: person.id,
    classes,
    writes,
    position: asked.position,
    byOpening: false,
    untilAt: asked.until,
    graceUntil: null,
  })
  const vaultKey = await vaultKeyOf(visit, card.id)
  for (const { version, bundle } of await bundlesOfUnit(visit, card.id, adder.unitId)) {
    await giveBundle(visit, bundle, {
      ...where,
      holder: 'person',
      holderId: person.id,
      classes: asked.classes,
      keyVersion: version,
      disclosureId: null,
      publicKey: person.publicKey,
      vaultKey,
    })
  }
  if (memberNeedsSecond(card.protectionLevel, asked.classes)) {
    await insertApproval(visit.tx, {
      id: newId(),
      caseId: card.id,
      unitId: adder.unitId,
      kind: 'member',
      objectId: id,
      pseudonym: card.pseudonym,
      classes: asked.classes,
      level: card.protectionLevel,
      about: person.id,
    })
  }
  await touch(visit.tx, card.id)
  visit.note({ caseId: card.id, object: id, classes: asked.classes })
  return accept(id)
}

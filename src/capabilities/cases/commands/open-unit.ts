import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { daysAfter, hoursAfter } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { ceilingOf, sealedClasses, zoneKeys } from '#capabilities/people/contract.ts'
import type { ProtectionLevel } from '#capabilities/cases/domain/axes.ts'
import { makeKeys } from '#capabilities/cases/sealing/keys.ts'
import { insertApproval } from '#capabilities/cases/store/approval.ts'
import { insertMember } from '#capabilities/cases/store/member.ts'
import { insertUnit } from '#capabilities/cases/store/unit.ts'

export type OpenUnitRefusal = { readonly kind: 'no-recovery-key' } | { readonly kind: 'no-case-role' }

/** The own zone's part of a case: whoever opens it leads it, and holds the keys of what their roles may ever read. */
export async function openUnit(
  visit: Visit,
  on: { readonly id: Id; readonly protectionLevel: ProtectionLevel; readonly pseudonym: string },
): Promise<Result<Id, OpenUnitRefusal>> {
  const { tx, actor, now } = visit
  const ceiling = ceilingOf(actor.roles)
  if (!ceiling.reads.has('C0')) return refuse({ kind: 'no-case-role' })
  const keys = await zoneKeys(tx, actor.zoneId)
  if (!keys) return refuse({ kind: 'no-recovery-key' })
  const unitId = newId()
  const memberId = newId()
  const highest = on.protectionLevel === 2
  await insertUnit(tx, { id: unitId, caseId: on.id, zoneId: actor.zoneId })
  await insertMember(tx, {
    id: memberId,
    caseId: on.id,
    unitId,
    zoneId: actor.zoneId,
    personId: actor.personId,
    classes: [...ceiling.reads],
    writes: [...ceiling.mayForm],
    position: 'lead',
    byOpening: true,
    untilAt: daysAfter(now, 365),
    graceUntil: highest ? hoursAfter(now, 72) : null,
  })
  const readers = [{ personId: actor.personId, publicKey: visit.keys.publicKey, classes: sealedClasses.filter((cls) => ceiling.reads.has(cls)) }]
  await makeKeys(visit, { caseId: on.id, unitId, zoneId: actor.zoneId, keyVersion: 1, readers, recovery: keys.recovery, duty: highest ? null : keys.duty })
  if (highest) {
    await insertApproval(tx, {
      id: newId(),
      caseId: on.id,
      unitId,
      kind: 'member',
      objectId: memberId,
      pseudonym: on.pseudonym,
      classes: [...ceiling.reads],
      level: 2,
      about: actor.personId,
    })
  }
  return accept(unitId)
}

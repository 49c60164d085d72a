import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { publicKeysOf, zoneKeys } from '#capabilities/people/contract.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { makeKeys } from '#capabilities/cases/sealing/keys.ts'
import { loadCase, type LoadedCase } from '#capabilities/cases/queries/load-case.ts'
import { dropApproval } from '#capabilities/cases/store/approval.ts'
import { dropWrapsOf, holdersOf } from '#capabilities/cases/store/key-wrap.ts'
import { endMember, findMember, teamOf, type Member } from '#capabilities/cases/store/member.ts'
import { memberEndings } from '#capabilities/cases/sockets.ts'
import { waitForReaders } from '#capabilities/cases/store/reading.ts'
import { myUnitOf, setKeyVersion } from '#capabilities/cases/store/unit.ts'

export type EndReason = 'no_longer_needed' | 'left' | 'for_cause'
export type EndMemberRefusal = { readonly kind: 'no-such-member' } | { readonly kind: 'last-lead' }

/** A unit that anybody works in has somebody who leads it. */
export async function isLastLead(visit: Visit, member: Member): Promise<boolean> {
  if (member.position !== 'lead') return false
  return !(await teamOf(visit.tx, member.caseId)).some((one) => one.unitId === member.unitId && one.position === 'lead' && one.id !== member.id)
}

/** New keys for what is written from now on: those who stay hold both, the one who left only what is gone. */
async function changeKeys(visit: Visit, loaded: LoadedCase): Promise<void> {
  const unit = await myUnitOf(visit.tx, loaded.card.id)
  const keys = await zoneKeys(visit.tx, visit.actor.zoneId)
  if (!unit || !keys) throw new Error('a unit that has members has its zone’s keys')
  const holders = await holdersOf(visit.tx, unit.id, unit.keyVersion)
  const publicKeys = await publicKeysOf(
    visit.tx,
    holders.map((holder) => holder.personId),
  )
  const readers = holders.flatMap((holder) => {
    const publicKey = publicKeys.get(holder.personId)
    return publicKey ? [{ ...holder, publicKey }] : []
  })
  const keyVersion = unit.keyVersion + 1
  const duty = loaded.card.protectionLevel === 2 ? null : keys.duty
  await makeKeys(visit, { caseId: loaded.card.id, unitId: unit.id, zoneId: unit.zoneId, keyVersion, readers, recovery: keys.recovery, duty })
  await setKeyVersion(visit.tx, unit.id, keyVersion)
}

/** Ends somebody's part now: the right goes in the same moment as the keys. One may always end one's own, unless nobody would lead. */
export async function endMembership(visit: Visit, caseId: Id, memberId: Id, why: EndReason): Promise<Result<Id, EndMemberRefusal>> {
  const loaded = await loadCase(visit, caseId)
  const member = loaded && (await findMember(visit.tx, memberId))
  const own = member?.personId === visit.actor.personId
  if (!loaded || !member || member.caseId !== caseId || member.zoneId !== visit.actor.zoneId || !(own || mayAct(loaded.access, 'lead-unit')))
    return refuse({ kind: 'no-such-member' })
  if (await isLastLead(visit, member)) return refuse({ kind: 'last-lead' })
  await waitForReaders(visit.tx, caseId)
  await dropApproval(visit.tx, memberId)
  await dropWrapsOf(visit.tx, member.unitId, member.personId)
  for (const ending of memberEndings) await ending(visit, member)
  if (why === 'for_cause' && !own) await changeKeys(visit, loaded)
  if (!(await endMember(visit.tx, memberId, why))) return refuse({ kind: 'no-such-member' })
  visit.note({ caseId, object: memberId, reason: why })
  return accept(memberId)
}

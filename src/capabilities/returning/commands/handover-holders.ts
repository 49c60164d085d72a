import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { openSealed } from '#platform/sealing/pair.ts'
import { ceilingOf, findStaff, publicKeysOf, zoneKeys, type ReSeal } from '#capabilities/people/contract.ts'
import { teamOf } from '#capabilities/cases/contract.ts'
import type { Handover } from '#capabilities/returning/store/handover.ts'
import { recoverableHandovers, replaceHandoverKey } from '#capabilities/returning/store/handover-answer.ts'
import { reWrap, type HandoverHolder } from '#capabilities/returning/store/handover-seal.ts'

/** Who reads the answers from abroad: those of the own part of the case who read the class, and the zone's recovery. */
export async function holdersOf(visit: Visit, of: Pick<Handover, 'caseId' | 'unitId' | 'class'>): Promise<readonly HandoverHolder[]> {
  const team = (await teamOf(visit.tx, of.caseId)).filter((member) => member.unitId === of.unitId && member.classes.includes(of.class))
  const staff = await findStaff(
    visit.tx,
    team.map((member) => member.personId),
  )
  const reads = (id: Id): boolean => ceilingOf(staff.get(id)?.roles ?? []).reads.has(of.class)
  const keys = await publicKeysOf(
    visit.tx,
    team.map((member) => member.personId).filter((id) => reads(id)),
  )
  const recovery = (await zoneKeys(visit.tx, visit.actor.zoneId))?.recovery
  return [
    ...[...keys].map(([holderId, publicKey]) => ({ holder: 'person' as const, holderId, publicKey })),
    ...(recovery ? [{ holder: 'recovery' as const, holderId: visit.actor.zoneId, publicKey: recovery }] : []),
  ]
}

/** After a recovery the person reads the answers again. */
export const reSealHandovers: ReSeal = async (visit, { zoneId, personId, recoveryPublic, recoveryPrivate, newPublicKey }) => {
  const pair = { publicKey: recoveryPublic, privateKey: recoveryPrivate }
  const to = { holder: 'person' as const, holderId: personId, publicKey: newPublicKey }
  let sealed = 0
  for (const one of await recoverableHandovers(visit.tx, zoneId, personId)) {
    const caseKey = await visit.vault.find(one.caseId)
    if (caseKey === null) continue
    await replaceHandoverKey(visit.tx, one, zoneId, to, reWrap(caseKey, one.handoverId, one.wrap, { zoneId, open: (box) => openSealed(pair, box) }, to))
    sealed += 1
  }
  return sealed
}

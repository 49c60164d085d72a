import type { Id } from '#kernel/id.ts'
import { pairOf } from '#platform/sealing/pair.ts'
import { closeKeyRing, keyRing } from '#platform/sealing/session-keys.ts'
import { bundleOf } from '#platform/sealing/unit-keys.ts'
import type { KeyRing } from '#platform/sealing/keyring.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { AfterRecovery, Recovery, ReSeal } from '#capabilities/people/contract.ts'
import { giveBundle, giveOwnKey, openOwnKey, seedOf, vaultKeyOf } from '#capabilities/cases/sealing/keys.ts'
import { dropRecordWrap, dropWrapsOf, recordWrapsOfPerson, recordWrapsOfZone, recoveryWraps, wrapsOfPersonInZone } from '#capabilities/cases/store/key-wrap.ts'
import { tellOfRecovery } from '#capabilities/cases/store/recovery.ts'

/** The bundles of the person's units, made anew from the seeds that recovery opens. */
async function reSealUnits(visit: Visit, ring: KeyRing, { zoneId, personId, newPublicKey }: Recovery): Promise<number> {
  const mine = await wrapsOfPersonInZone(visit.tx, zoneId, personId)
  const seeds = await recoveryWraps(visit.tx, zoneId, [...new Set(mine.map((wrap) => wrap.unitId))])
  for (const unitId of new Set(mine.map((wrap) => wrap.unitId))) await dropWrapsOf(visit.tx, unitId, personId)
  let sealed = 0
  for (const wrap of mine) {
    const from = seeds.find((seed) => seed.unitId === wrap.unitId && seed.keyVersion === wrap.keyVersion)
    if (!from) continue
    const vaultKey = await vaultKeyOf(visit, wrap.caseId)
    const bundle = bundleOf(seedOf(ring, vaultKey, from), wrap.classes, wrap.keyVersion)
    await giveBundle(visit, bundle, { ...wrap, publicKey: newPublicKey, vaultKey })
    sealed += 1
  }
  return sealed
}

/** Records with a key of their own that were sealed to the person and to the zone's recovery. */
async function reSealRecords(visit: Visit, ring: KeyRing, { zoneId, personId, newPublicKey }: Recovery): Promise<number> {
  const held = new Set((await recordWrapsOfPerson(visit.tx, personId)).map((wrap) => wrap.recordId))
  let sealed = 0
  for (const wrap of (await recordWrapsOfZone(visit.tx, zoneId)).filter((one) => held.has(one.recordId))) {
    const key = openOwnKey(ring, await vaultKeyOf(visit, wrap.caseId), wrap)
    if (!key || !(await dropRecordWrap(visit.tx, wrap.recordId, personId))) continue
    await giveOwnKey(visit, { caseId: wrap.caseId, recordId: wrap.recordId }, key, [{ holder: 'person', holderId: personId, publicKey: newPublicKey }])
    sealed += 1
  }
  return sealed
}

/**
 * Gives somebody back, under a new key pair, exactly what they could open before; nothing else. What another zone had disclosed to them as
 * running is not in the own recovery, and is given again by that zone.
 */
export const reSealCases: ReSeal = async (visit, recovery) => {
  const ring = keyRing(pairOf(Uint8Array.from(recovery.recoveryPrivate)))
  try {
    return (await reSealUnits(visit, ring, recovery)) + (await reSealRecords(visit, ring, recovery))
  } finally {
    closeKeyRing(ring)
  }
}

export const tellLeads: AfterRecovery = async (visit, { zoneId, personId }: { readonly zoneId: Id; readonly personId: Id }) => {
  await tellOfRecovery(visit.tx, zoneId, personId)
}

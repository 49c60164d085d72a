import { openSealed } from '#platform/sealing/pair.ts'
import type { ReSeal } from '#capabilities/people/contract.ts'
import { reSealKey } from '#capabilities/contact/store/call-seal.ts'
import { recoverableKeys, replaceCallKey } from '#capabilities/contact/store/call-key.ts'

/** After a recovery the person's calls open again: each key is taken out of the recovery's wrap and sealed to the new public key. */
export const reSealCalls: ReSeal = async (visit, { zoneId, personId, recoveryPublic, recoveryPrivate, newPublicKey }) => {
  const pair = { publicKey: recoveryPublic, privateKey: recoveryPrivate }
  const rows = await recoverableKeys(visit.tx, zoneId, personId)
  let sealed = 0
  for (const row of rows) {
    const wrap = await reSealKey(
      visit,
      row.callId,
      row.wrap,
      { zoneId, open: (box) => openSealed(pair, box) },
      { kind: 'person', id: personId, publicKey: newPublicKey },
    )
    if (wrap === null) continue
    await replaceCallKey(visit.tx, row.callId, zoneId, personId, wrap)
    sealed += 1
  }
  return sealed
}

import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { newPair, sealTo } from '#platform/sealing/pair.ts'
import type { Officer } from '#platform/sealing/recovery.ts'
import { shareKey } from '#capabilities/people/commands/share-key.ts'
import type { ThreeOfficers } from '#capabilities/people/commands/share-key.ts'
import { addDutyHolder, addOfficers, addZoneKey } from '#capabilities/people/store/keys.ts'

export type SetUpRefusal = { readonly kind: 'not-three' | 'no-duty-holder' }

/** Three different people with three different keys. */
export function asThree(officers: readonly Officer[]): ThreeOfficers | null {
  const [a, b, c, ...more] = officers
  if (!a || !b || !c || more.length > 0) return null
  const ids = new Set(officers.map((one) => one.id))
  const keys = new Set(officers.map((one) => Buffer.from(one.publicKey).toString('hex')))
  return ids.size === 3 && keys.size === 3 ? [a, b, c] : null
}

/**
 * Makes the zone's own pairs: recovery, split between three officers, and duty, sealed to those who may open it. The private halves
 * are in memory only here. Used by the page, by `lilja zone` and by the demo world; a zone that has keys fails on its primary key.
 */
export async function setUpZone(tx: Tx, zoneId: Id, officers: readonly Officer[], duty: readonly Officer[]): Promise<Result<true, SetUpRefusal>> {
  const three = asThree(officers)
  if (three === null) return refuse({ kind: 'not-three' })
  if (duty.length === 0) return refuse({ kind: 'no-duty-holder' })
  const recovery = newPair()
  const night = newPair()
  await addZoneKey(tx, zoneId, 'recovery', recovery.publicKey)
  await addZoneKey(tx, zoneId, 'duty', night.publicKey, sealTo(recovery.publicKey, night.privateKey))
  await addOfficers(
    tx,
    zoneId,
    three.map((one) => one.id),
    shareKey(recovery.privateKey, three),
  )
  for (const holder of duty) await addDutyHolder(tx, zoneId, holder.id, sealTo(holder.publicKey, night.privateKey))
  recovery.privateKey.fill(0)
  night.privateKey.fill(0)
  return accept(true)
}

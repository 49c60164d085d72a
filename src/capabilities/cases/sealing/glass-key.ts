import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { pairOf } from '#platform/sealing/pair.ts'
import { closeKeyRing, keyRing } from '#platform/sealing/session-keys.ts'
import { keyIn, type Bundle } from '#platform/sealing/unit-keys.ts'
import { openOther, vaultKeyOf } from '#capabilities/cases/sealing/keys.ts'
import { myDutyWrap } from '#capabilities/cases/store/glass.ts'
import { dutyWraps } from '#capabilities/cases/store/key-wrap.ts'

const opened = new WeakMap<Visit, Map<Id, ReadonlyMap<number, Bundle>>>()

/** Opens what the duty key holds of a unit. The wraps are only there while a break-glass grant counts. */
async function openDuty(visit: Visit, caseId: Id, unitId: Id): Promise<ReadonlyMap<number, Bundle>> {
  const wraps = await dutyWraps(visit.tx, unitId)
  const mine = wraps.length > 0 ? await myDutyWrap(visit.tx) : null
  if (!mine) return new Map()
  const vaultKey = await vaultKeyOf(visit, caseId)
  const ring = keyRing(pairOf(visit.keys.open(mine)))
  try {
    return new Map(wraps.map((wrap) => [wrap.keyVersion, openOther(ring, vaultKey, wrap)]))
  } finally {
    closeKeyRing(ring)
  }
}

/** The key of a class, through the duty key of the own zone; `null` without a grant that counts. */
export async function findGlassKey(
  visit: Visit,
  record: { readonly caseId: Id; readonly unitId: Id; readonly zoneId: Id; readonly class: string },
  version: number,
): Promise<Uint8Array | null> {
  if (record.zoneId !== visit.actor.zoneId) return null
  const mine = opened.get(visit) ?? new Map<Id, ReadonlyMap<number, Bundle>>()
  opened.set(visit, mine)
  const bundles = mine.get(record.unitId) ?? (await openDuty(visit, record.caseId, record.unitId))
  mine.set(record.unitId, bundles)
  const bundle = bundles.get(version)
  return bundle ? keyIn(bundle, record.class, version) : null
}

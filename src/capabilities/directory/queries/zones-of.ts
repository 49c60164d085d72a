import type { Id } from '#kernel/id.ts'
import { minutesAfter, type Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { FunctionKind } from '#capabilities/directory/domain/kinds.ts'
import { dutyTimes, rotaOf } from '#capabilities/directory/store/duty.ts'
import { findFunction, functionsServing } from '#capabilities/directory/store/functions.ts'
import { findZones } from '#capabilities/people/contract.ts'

/** A zone with the functions by which it serves a municipality. */
export type ServingZone = { readonly zoneId: Id; readonly zoneName: string; readonly functions: readonly { readonly id: Id; readonly kind: FunctionKind }[] }

/** The zones that serve a municipality, by name. */
export async function zonesOfMunicipality(tx: Tx, municipalityCode: string): Promise<readonly ServingZone[]> {
  const functions = await functionsServing(tx, municipalityCode)
  const ids = [...new Set(functions.map((each) => each.zoneId))]
  const zones = ids.length === 0 ? [] : await findZones(tx, { ids })
  return zones
    .filter((zone) => zone.active)
    .map((zone) => ({
      zoneId: zone.id,
      zoneName: zone.name,
      functions: functions.filter((each) => each.zoneId === zone.id).map(({ id, kind }) => ({ id, kind })),
    }))
}

/** Whether somebody is on duty; who, only for the own zone. */
export type OnDuty = { readonly somebody: boolean; readonly personIds: readonly Id[] }

/**
 * Who is on duty in a function at a time. Of another zone only that somebody is.
 *
 * @returns `null` when there is no such function
 */
export async function onDutyNow(tx: Tx, functionId: Id, at: Instant): Promise<OnDuty | null> {
  const found = await findFunction(tx, functionId)
  if (found === null) return null
  const times = await dutyTimes(tx, [functionId], at, minutesAfter(at, 1))
  const rota = await rotaOf(tx, functionId, at)
  const personIds = rota.filter((line) => line.startsAt <= at).map((line) => line.personId)
  return { somebody: found.active && (found.standing || times.some((time) => time.from <= at && at < time.to)), personIds: [...new Set(personIds)] }
}

import { accept, refuse, type Result } from '#kernel/result.ts'
import { newId, type Id } from '#kernel/id.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { takePlace, type Placing, type PlacingRefusal } from '#capabilities/directory/domain/on-call-order.ts'
import { isoDay } from '#capabilities/directory/domain/wall-clock.ts'
import type { PublicFunction } from '#capabilities/directory/store/functions.ts'
import { findLine, insertLine, lockOrder, orderOf, updateLine, type OrderLine } from '#capabilities/directory/store/order.ts'

async function others(visit: Visit, municipalityCode: string, kind: string, but: Id | null): Promise<readonly Placing[]> {
  const lines = await orderOf(visit.tx, [municipalityCode], isoDay(visit.now))
  return lines.filter((line) => line.kind === kind && line.id !== but)
}

/** Puts a function of the own zone in a municipality's on-call order. */
export async function placeInOrder(visit: Visit, municipalityCode: string, found: PublicFunction, wish: Placing): Promise<Result<Id, PlacingRefusal>> {
  await lockOrder(visit.tx, municipalityCode, found.kind)
  const placing = takePlace({ ...wish, functionHours: found.hours }, await others(visit, municipalityCode, found.kind, null))
  if (!placing.ok) return placing
  const id = newId()
  await insertLine(visit.tx, id, municipalityCode, found.kind, found.zoneId, placing.value)
  visit.note({ object: id })
  return accept(id)
}

/** Changes or takes away the own zone's place in an order. */
export async function changePlace(
  visit: Visit,
  was: OrderLine,
  wish: Placing,
  remove: boolean,
  version: number | null,
): Promise<Result<Id, PlacingRefusal | Changed>> {
  await lockOrder(visit.tx, was.municipalityCode, was.kind)
  const placing = remove ? accept(was) : takePlace({ ...wish, functionHours: was.functionHours }, await others(visit, was.municipalityCode, was.kind, was.id))
  if (!placing.ok) return placing
  visit.note({ object: was.id })
  if (await updateLine(visit.tx, was.id, placing.value, remove, version ?? 0)) return accept(was.id)
  const now = (await findLine(visit.tx, was.id)) ?? was
  return refuse({
    kind: 'changed',
    theirs: { place: String(now.place), hours: now.hours, valid_from: now.validFrom, valid_to: now.validTo ?? '' },
    version: now.version,
  })
}

import { accept, refuse, type Result } from '#kernel/result.ts'
import { newId, type Id } from '#kernel/id.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { describe, type Described, type DescribedRefusal } from '#capabilities/directory/domain/functions.ts'
import { isoDay } from '#capabilities/directory/domain/wall-clock.ts'
import { findFunction, insertFunction, updateFunction, type PublicFunction } from '#capabilities/directory/store/functions.ts'
import { areaCodes } from '#capabilities/directory/store/places.ts'

/** Describes a new public function of the own zone. */
export async function describeFunction(visit: Visit, wish: Described): Promise<Result<Id, DescribedRefusal>> {
  const told = describe(wish, await areaCodes(visit.tx))
  if (!told.ok) return told
  const id = newId()
  await insertFunction(visit.tx, id, visit.actor.zoneId, told.value, isoDay(visit.now))
  visit.note({ object: id })
  return accept(id)
}

/** What somebody else saved, by field of the form. */
export const theirsOf = (found: PublicFunction): Readonly<Record<string, string>> => ({
  name_sv: found.nameSv,
  name_en: found.nameEn,
  hours: found.hours,
  municipalities: found.areas.filter((area) => area.length === 4).join(', '),
})

/** Changes a function of the own zone, and confirms that it is right today. */
export async function changeFunction(
  visit: Visit,
  was: PublicFunction,
  wish: Described,
  version: number | null,
): Promise<Result<Id, DescribedRefusal | Changed>> {
  const told = describe(wish, await areaCodes(visit.tx))
  if (!told.ok) return told
  visit.note({ object: was.id })
  if (await updateFunction(visit.tx, was, told.value, isoDay(visit.now), version ?? 0)) return accept(was.id)
  const now = (await findFunction(visit.tx, was.id)) ?? was
  return refuse({ kind: 'changed', theirs: theirsOf(now), version: now.version })
}

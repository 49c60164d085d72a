import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import type { Nights } from '#capabilities/protection/domain/nights.ts'
import type { ClosedReason } from '#capabilities/protection/domain/places.ts'
import { addPlace, changePlace, endStay, nameTaken, staysOfPlace, takeNights, type Place, type PlaceWords } from '#capabilities/protection/store/place.ts'

export type PlaceRefusal = { readonly kind: 'name-taken' } | Changed
/** A new place, in service at once. */
export async function makePlace(visit: Visit, told: PlaceWords): Promise<Result<Id, PlaceRefusal>> {
  const id = newId()
  if (!(await addPlace(visit.tx, id, told))) return refuse({ kind: 'name-taken' })
  visit.note({ object: id })
  return accept(id)
}
export async function describePlace(visit: Visit, was: Place, told: PlaceWords, version: number): Promise<Result<Id, PlaceRefusal>> {
  if (await nameTaken(visit.tx, told.codeName, was.id)) return refuse({ kind: 'name-taken' })
  if (!(await changePlace(visit.tx, was.id, version, told)))
    return refuse({ kind: 'changed', theirs: { codeName: was.codeName, house: was.house }, version: was.version })
  visit.note({ object: was.id })
  return accept(was.id)
}

export type CloseRefusal = { readonly kind: 'nights-taken' } | { readonly kind: 'ends-before-it-begins' } | { readonly kind: 'in-the-past' }
/** Out of service for some nights, with the reason. Somebody who lives there then is moved first. */
export async function closePlace(visit: Visit, place: Place, nights: Nights, reason: ClosedReason): Promise<Result<Id, CloseRefusal>> {
  if (nights.until <= nights.from) return refuse({ kind: 'ends-before-it-begins' })
  if (nights.from < isoDay(visit.now)) return refuse({ kind: 'in-the-past' })
  const taken = await takeNights(visit.tx, { id: newId(), placeId: place.id, askId: null, kind: 'closed', nights, holdUntil: null, reason })
  if (!taken) return refuse({ kind: 'nights-taken' })
  visit.note({ object: place.id, reason })
  return accept(place.id)
}
/** In service again from today. */
export async function openPlace(visit: Visit, place: Place, stayId: Id): Promise<Result<Id, { readonly kind: 'open-already' }>> {
  const stay = (await staysOfPlace(visit.tx, place.id)).find((one) => one.id === stayId && one.kind === 'closed')
  if (!stay || stay.nights.until <= isoDay(visit.now)) return refuse({ kind: 'open-already' })
  await endStay(visit.tx, stay.id, isoDay(visit.now), 'opened')
  visit.note({ object: place.id })
  return accept(place.id)
}

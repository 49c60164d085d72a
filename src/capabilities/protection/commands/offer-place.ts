import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { minutesAfter } from '#kernel/time.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { unitHeads } from '#capabilities/people/contract.ts'
import { nightsFrom } from '#capabilities/protection/domain/nights.ts'
import { toldAs, type OwnRefusal } from '#capabilities/protection/domain/places.ts'
import type { AskModel } from '#capabilities/protection/queries/show-ask.ts'
import { changeAsk, keepOwnNo } from '#capabilities/protection/store/ask.ts'
import { takeNights } from '#capabilities/protection/store/place.ts'

export type OfferRefusal =
  | { readonly kind: 'nights-taken' }
  | { readonly kind: 'not-a-place' }
  | { readonly kind: 'does-not-fit' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'head-decides' }
  | { readonly kind: 'asked-too-often' }
  | { readonly kind: 'answered-already' }
  | { readonly kind: 'nights-over' }
  | Changed

export type Offer = { readonly placeId: Id; readonly hours: number; readonly anyway: boolean }

/** Answers with a place, and holds it until then. Two cannot hold the same night, however many ask at once. */
export async function offerPlace(visit: Visit, { ask, matches, conflictKnown }: AskModel, offer: Offer, version: number): Promise<Result<Id, OfferRefusal>> {
  const place = matches.find((one) => one.id === offer.placeId)
  if (!place) return refuse({ kind: 'not-a-place' })
  if (!['asked', 'lapsed'].includes(ask.state)) return refuse({ kind: 'answered-already' })
  const nights = nightsFrom(ask.need.fromDay, ask.need.nights)
  if (nights.until <= isoDay(visit.now)) return refuse({ kind: 'nights-over' })
  if (!conflictKnown) return refuse({ kind: 'asked-too-often' })
  if (place.conflict && !offer.anyway) return refuse({ kind: 'conflict' })
  if (place.conflict && !(await unitHeads(visit.tx)).includes(visit.actor.personId)) return refuse({ kind: 'head-decides' })
  if (!offer.anyway && place.fit.points.some((point) => !point.holds && !point.wish && point.point !== 'nights')) return refuse({ kind: 'does-not-fit' })
  const holdUntil = minutesAfter(visit.now, offer.hours * 60)
  const taken = await takeNights(visit.tx, {
    id: newId(),
    placeId: place.id,
    askId: ask.id,
    kind: 'hold',
    nights,
    holdUntil,
    reason: null,
    despite: place.conflict,
  })
  if (!taken) return refuse({ kind: 'nights-taken' })
  const kept = await changeAsk(visit.tx, ask.id, version, { state: 'offered', codeName: place.codeName, region: place.region, holdUntil })
  if (!kept) return refuse({ kind: 'changed', theirs: {}, version: ask.version })
  visit.note({ object: ask.id })
  return accept(ask.id)
}

/** No, with a reason. A conflict is told as a place that does not fit. */
export async function refuseRequest(
  visit: Visit,
  { ask }: AskModel,
  why: OwnRefusal,
  version: number,
): Promise<Result<Id, { readonly kind: 'answered-already' } | Changed>> {
  if (!['asked', 'lapsed'].includes(ask.state)) return refuse({ kind: 'answered-already' })
  if (!(await changeAsk(visit.tx, ask.id, version, { state: 'refused', refusal: toldAs(why) })))
    return refuse({ kind: 'changed', theirs: {}, version: ask.version })
  await keepOwnNo(visit.tx, ask.id, why)
  visit.note({ object: ask.id })
  return accept(ask.id)
}

import { z } from 'zod'
import { addDays } from '#kernel/day.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { eachNight, holds, nightsFrom } from '#capabilities/protection/domain/nights.ts'
import { adaptations, closedReasons, regions, takers } from '#capabilities/protection/domain/places.ts'
import { findPlace, places, staysBetween, staysOfPlace, type Place, type Stay } from '#capabilities/protection/store/place.ts'

export const nightStates = ['free', 'hold', 'stay', 'closed'] as const
export type NightState = (typeof nightStates)[number]
const stayRow = z.object({
  id: z.string(),
  kind: z.enum(['hold', 'stay', 'closed']),
  nights: z.object({ from: z.string(), until: z.string() }),
  askId: z.string().nullable(),
  holdUntil: z.date().nullable(),
  reason: z.enum(closedReasons).nullable(),
})
const placeRow = z.object({
  id: z.string(),
  codeName: z.string(),
  region: z.enum(regions),
  house: z.string(),
  takes: z.array(z.enum(takers)),
  adults: z.number(),
  children: z.number(),
  wheelchair: z.boolean(),
  adapted: z.array(z.enum(adaptations)),
  pets: z.boolean(),
  nightStaff: z.boolean(),
  languages: z.array(z.string()),
  avoid: z.array(z.enum(regions)),
  version: z.number(),
})
export const placesAnswer = z.object({
  from: z.string(),
  nights: z.array(z.string()),
  places: z.array(placeRow.extend({ tonight: z.enum(nightStates), nights: z.array(z.enum(nightStates)), stays: z.array(stayRow) })),
})
export type PlacesModel = z.input<typeof placesAnswer>

const shown = 28
const row = (stay: Stay) => ({ id: stay.id, kind: stay.kind, nights: stay.nights, askId: stay.askId, holdUntil: stay.holdUntil, reason: stay.reason })
const facts = (place: Place) => ({ ...place, takes: [...place.takes], adapted: [...place.adapted], languages: [...place.languages], avoid: [...place.avoid] })
const stateOf = (stays: readonly Stay[], night: string): NightState => stays.find((stay) => holds(stay.nights, night))?.kind ?? 'free'

/** The own shelter's places and their nights, four weeks from a day. Nobody of another zone finds any. */
export async function showPlaces(visit: Visit, from: string | null): Promise<PlacesModel> {
  const today = isoDay(visit.now)
  const first = from ?? today
  const span = nightsFrom(first, shown)
  const [all, stays] = [
    await places(visit.tx),
    await staysBetween(visit.tx, { from: first < today ? first : today, until: addDays(first > today ? first : today, shown) }),
  ]
  visit.note({ count: all.length })
  return {
    from: first,
    nights: [...eachNight(span)],
    places: all.map((place) => {
      const own = stays.filter((stay) => stay.placeId === place.id)
      return {
        ...facts(place),
        tonight: stateOf(own, today),
        nights: eachNight(span).map((night) => stateOf(own, night)),
        stays: own.map(row),
      }
    }),
  }
}

export type PlaceModel = { readonly place: Place; readonly stays: readonly z.input<typeof stayRow>[] }
export async function showPlace(visit: Visit, id: string): Promise<PlaceModel | null> {
  const place = await findPlace(visit.tx, id)
  if (!place) return null
  visit.note({ object: id })
  return { place, stays: (await staysOfPlace(visit.tx, id)).map(row) }
}

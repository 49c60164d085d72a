import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { findZones } from '#capabilities/people/contract.ts'
import { byFit, fitOf, fitPoints, type Fit, type Need } from '#capabilities/protection/domain/matching.ts'
import { nightsFrom } from '#capabilities/protection/domain/nights.ts'
import { adaptations, askStates, bases, childBands, leavings, ownRefusals, regions, takers } from '#capabilities/protection/domain/places.ts'
import { mayAdmit, rungAsks } from '#capabilities/protection/store/alarm.ts'
import { askToUs, asksToUs, childrenUndecided, housesInConflict, ownNo, type Ask } from '#capabilities/protection/store/ask.ts'
import { movingOn } from '#capabilities/protection/store/move.ts'
import { places, stayOfAsk, staysBetween, type Place, type Stay } from '#capabilities/protection/store/place.ts'

export const needRow = z.object({
  adults: z.number(),
  childBands: z.array(z.enum(childBands)),
  who: z.enum(takers),
  wheelchair: z.boolean(),
  adapted: z.array(z.enum(adaptations)),
  pets: z.boolean(),
  nightStaff: z.boolean(),
  languages: z.array(z.string()),
  awayFrom: z.array(z.enum(regions)),
  fromDay: z.string(),
  nights: z.number(),
  basis: z.enum(bases),
  acute: z.boolean(),
})
export const needOf = (need: Need): z.input<typeof needRow> => ({
  adults: need.adults,
  childBands: [...need.childBands],
  who: need.who,
  wheelchair: need.wheelchair,
  adapted: [...need.adapted],
  pets: need.pets,
  nightStaff: need.nightStaff,
  languages: [...need.languages],
  awayFrom: [...need.awayFrom],
  fromDay: need.fromDay,
  nights: need.nights,
  basis: need.basis,
  acute: need.acute,
})

export type Match = Place & { readonly fit: Fit; readonly conflict: boolean }
/** One request as the shelter works with it. */
export type AskModel = {
  readonly ask: Ask
  readonly fromName: string
  readonly matches: readonly Match[]
  /** `false`: asked too often this hour to be answered. */
  readonly conflictKnown: boolean
  readonly stay: Stay | null
  readonly why: (typeof ownRefusals)[number] | null
  readonly childrenUndecided: number
  readonly iDecide: boolean
  /** A place elsewhere has been taken: this one is kept until the arrival there. */
  readonly moving: boolean
}

const matching: readonly Ask['state'][] = ['asked', 'lapsed', 'accepted', 'admitted', 'arrived']

async function matchesFor(visit: Visit, ask: Ask): Promise<Pick<AskModel, 'matches' | 'conflictKnown'>> {
  if (!matching.includes(ask.state)) return { matches: [], conflictKnown: true }
  const wanted = nightsFrom(ask.need.fromDay, ask.need.nights)
  const houses = await housesInConflict(visit.tx, ask.id)
  const taken = (await staysBetween(visit.tx, wanted)).filter((stay) => stay.askId !== ask.id)
  const fitted = (await places(visit.tx)).map((place) => ({
    ...place,
    conflict: houses?.includes(place.house) ?? false,
    fit: fitOf(
      place,
      ask.need,
      taken.filter((stay) => stay.placeId === place.id).map((stay) => stay.nights),
    ),
  }))
  return { matches: byFit(fitted), conflictKnown: houses !== null }
}

/** A request to the own shelter; any other is not there. */
export async function prepareAsk(visit: Visit, id: Id): Promise<AskModel | null> {
  const ask = await askToUs(visit.tx, id)
  if (!ask) return null
  const [from] = await findZones(visit.tx, { ids: [ask.fromZone] })
  visit.note({ object: id })
  return {
    ask,
    fromName: from?.name ?? '–',
    ...(await matchesFor(visit, ask)),
    stay: await stayOfAsk(visit.tx, id),
    why: await ownNo(visit.tx, id),
    childrenUndecided: await childrenUndecided(visit.tx, id),
    iDecide: await mayAdmit(visit.tx),
    moving: ['admitted', 'arrived'].includes(ask.state) && (await movingOn(visit.tx, id)),
  }
}

const askRow = z.object({
  id: z.string(),
  from: z.string(),
  state: z.enum(askStates),
  codeName: z.string().nullable(),
  holdUntil: z.date().nullable(),
  arrivedOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  leftTo: z.enum(leavings).nullable(),
  changedAt: z.date(),
  version: z.number(),
  need: needRow,
})
const rowOf = (ask: Ask, from: string): z.input<typeof askRow> => ({
  id: ask.id,
  from,
  state: ask.state,
  codeName: ask.codeName,
  holdUntil: ask.holdUntil,
  arrivedOn: ask.arrivedOn,
  leftOn: ask.leftOn,
  leftTo: ask.leftTo,
  changedAt: ask.changedAt,
  version: ask.version,
  need: needOf(ask.need),
})
export const askAnswer = z.object({
  ask: askRow,
  why: z.enum(ownRefusals).nullable(),
  childrenUndecided: z.number(),
  iDecide: z.boolean(),
  moving: z.boolean(),
  conflictKnown: z.boolean(),
  matches: z.array(
    z.object({
      id: z.string(),
      codeName: z.string(),
      region: z.enum(regions),
      house: z.string(),
      conflict: z.boolean(),
      fits: z.boolean(),
      points: z.array(z.object({ point: z.enum(fitPoints), holds: z.boolean(), wish: z.boolean() })),
    }),
  ),
  stay: z.object({ placeId: z.string(), nights: z.object({ from: z.string(), until: z.string() }) }).nullable(),
})
export type AskView = z.input<typeof askAnswer>
export async function showAsk(visit: Visit, id: Id): Promise<AskView | null> {
  const model = await prepareAsk(visit, id)
  return (
    model && {
      ask: rowOf(model.ask, model.fromName),
      why: model.why,
      childrenUndecided: model.childrenUndecided,
      iDecide: model.iDecide,
      moving: model.moving,
      conflictKnown: model.conflictKnown,
      matches: model.matches.map(({ id: place, codeName, region, house, conflict, fit }) => ({
        id: place,
        codeName,
        region,
        house,
        conflict,
        fits: fit.fits,
        points: [...fit.points],
      })),
      stay: model.stay && { placeId: model.stay.placeId, nights: model.stay.nights },
    }
  )
}

export const queueShows = ['asked', 'rung', 'offered', 'accepted', 'expected', 'not_come'] as const
export type QueueShow = (typeof queueShows)[number]
/** Which rows a link of My day counts. */
export const isShown = (ask: Ask, show: QueueShow, today: string, rung: ReadonlySet<Id>): boolean => {
  if (show === 'rung') return rung.has(ask.id)
  if (show === 'expected') return ask.state === 'admitted' && ask.need.fromDay === today
  if (show === 'not_come') return ask.state === 'admitted' && ask.need.fromDay < today
  if (show === 'asked') return ask.state === 'asked' || (ask.state === 'lapsed' && nightsFrom(ask.need.fromDay, ask.need.nights).until > today)
  return ask.state === show
}
export const queueAnswer = z.object({ show: z.enum(queueShows).nullable(), today: z.string(), asks: z.array(askRow) })
export type QueueModel = z.input<typeof queueAnswer>

/** What the own shelter was asked, in neutral words. */
export async function showQueue(visit: Visit, show: QueueShow | null): Promise<QueueModel> {
  const today = isoDay(visit.now)
  const rung = show === 'rung' ? await rungAsks(visit.tx) : new Set<Id>()
  const asks = (await asksToUs(visit.tx)).filter((ask) => show === null || isShown(ask, show, today, rung))
  const zones = new Map(asks.length === 0 ? [] : (await findZones(visit.tx, { ids: asks.map((ask) => ask.fromZone) })).map((zone) => [zone.id, zone.name]))
  visit.note({ count: asks.length })
  return { show, today, asks: asks.map((ask) => rowOf(ask, zones.get(ask.fromZone) ?? '–')) }
}

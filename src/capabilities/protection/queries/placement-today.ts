import type { DayItem } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'
import { hasRole } from '#kernel/actor.ts'
import { minutesAfter } from '#kernel/time.ts'
import { isoDay } from '#ui/when.ts'
import { addressRoles, placingRoles } from '#capabilities/protection/domain/roles.ts'
import { addDays } from '#kernel/day.ts'
import { placementPaths } from '#capabilities/protection/placement-paths.ts'
import { isShown } from '#capabilities/protection/queries/show-ask.ts'
import { openAddressRequests } from '#capabilities/protection/store/address.ts'
import { amOnCall, rungAsks } from '#capabilities/protection/store/alarm.ts'
import { asksToUs, myPlacements } from '#capabilities/protection/store/ask.ts'
import { places, staysBetween } from '#capabilities/protection/store/place.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

const item = (column: DayItem['column'], href: string, text: string, count: number, late: boolean, due: DayItem['due'] = null): DayItem => ({
  column,
  href,
  text,
  count,
  late,
  due,
})

async function ofShelter(visit: Visit): Promise<readonly DayItem[]> {
  const t = protectionWords[visit.actor.language].placement.day
  const today = isoDay(visit.now)
  const [all, rung] = [await asksToUs(visit.tx), await rungAsks(visit.tx)]
  const [asked, held, toAdmit, expected, missing] = [
    all.filter((ask) => isShown(ask, 'asked', today, rung)),
    all.filter((ask) => ask.state === 'offered'),
    all.filter((ask) => ask.state === 'accepted'),
    all.filter((ask) => isShown(ask, 'expected', today, rung)),
    all.filter((ask) => isShown(ask, 'not_come', today, rung)),
  ]
  const rings = rung.size > 0 && (await amOnCall(visit.tx)) ? all.filter((ask) => isShown(ask, 'rung', today, rung)) : []
  const kept = await places(visit.tx)
  const taken = new Set((await staysBetween(visit.tx, { from: today, until: addDays(today, 1) })).map((stay) => stay.placeId))
  const free = kept.filter((place) => !taken.has(place.id)).length
  const soon = held.filter((ask) => ask.holdUntil !== null && ask.holdUntil <= minutesAfter(visit.now, 120))
  return [
    item('now', placementPaths.rings, t.rings(rings.length), rings.length, true),
    item(
      'now',
      placementPaths.toAnswer,
      t.toAnswer(asked.length),
      asked.length,
      asked.some((ask) => ask.need.fromDay <= today),
    ),
    item(
      'now',
      placementPaths.toAdmit,
      t.toAdmit(toAdmit.length),
      toAdmit.length,
      toAdmit.some((ask) => ask.need.fromDay <= today),
    ),
    item('now', placementPaths.noShows, t.notCome(missing.length), missing.length, true),
    item('today', placementPaths.allPlaces, t.tonight(kept.length, free), kept.length, false),
    item('today', placementPaths.arrivals, t.expected(), expected.length, false),
    item(
      'waiting',
      placementPaths.holds,
      soon.length > 0 ? t.heldSoon(held.length) : t.held(held.length),
      held.length,
      soon.length > 0,
      soon[0]?.holdUntil ?? null,
    ),
  ]
}

async function ofPlacing(visit: Visit): Promise<readonly DayItem[]> {
  const t = protectionWords[visit.actor.language].placement.day
  const offers = (await myPlacements(visit.tx)).filter((ask) => ask.state === 'offered')
  return [item('now', placementPaths.offers, t.offers(offers.length), offers.length, false, offers[0]?.holdUntil ?? null)]
}

async function ofDecider(visit: Visit): Promise<readonly DayItem[]> {
  const t = protectionWords[visit.actor.language].addresses.day
  const mine = (await openAddressRequests(visit.tx)).filter((one) => one.deciderId === visit.actor.personId)
  const late = mine.some((one) => one.dueAt <= visit.now)
  return [item(late ? 'now' : 'today', placementPaths.toDecide, t.toDecide(), mine.length, late, mine[0]?.dueAt ?? null)]
}

/** Places, offers and requests for an address on My day, in neutral words. A number leads to exactly the rows it counts. */
export async function placementToday(visit: Visit): Promise<readonly DayItem[]> {
  const holdsOne = (roles: readonly string[]): boolean => roles.some((role) => hasRole(visit.actor, role))
  const items = [
    ...(holdsOne(['shelter_staff']) ? await ofShelter(visit) : []),
    ...(holdsOne(placingRoles) ? await ofPlacing(visit) : []),
    ...(holdsOne(addressRoles) ? await ofDecider(visit) : []),
  ]
  return items.filter((one) => one.count > 0)
}

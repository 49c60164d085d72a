import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { clockRule } from '#capabilities/cases/contract.ts'
import { findZones } from '#capabilities/people/contract.ts'
import type { Need } from '#capabilities/protection/domain/matching.ts'
import type { ChildDecision } from '#capabilities/protection/domain/places.ts'
import type { Moves } from '#capabilities/protection/queries/case-placement.ts'
import type { Entered } from '#capabilities/protection/queries/enter.ts'
import { ringOnCall } from '#capabilities/protection/store/alarm.ts'
import { addRequest, answerOffer, askZone, decideChild, withdrawRequest, type Ask, type Child } from '#capabilities/protection/store/ask.ts'

export type RequestRefusal =
  | { readonly kind: 'nobody-asked' }
  | { readonly kind: 'not-a-shelter' }
  | { readonly kind: 'nobody-to-place' }
  | { readonly kind: 'in-the-past' }
  | { readonly kind: 'night-between' }
  | { readonly kind: 'moves-already' }

/** Asks shelters for a place. What they read has no name in it, not which case it is, and not that somebody moves. */
export async function requestPlace(
  visit: Visit,
  { card, standing }: Entered,
  need: Need,
  zones: readonly Id[],
  moves: Moves | null = null,
): Promise<Result<Id, RequestRefusal>> {
  if (need.adults + need.childBands.length === 0) return refuse({ kind: 'nobody-to-place' })
  if (need.fromDay < isoDay(visit.now)) return refuse({ kind: 'in-the-past' })
  if (moves?.underWay) return refuse({ kind: 'moves-already' })
  if (moves && (moves.until === null || need.fromDay > moves.until)) return refuse({ kind: 'night-between' })
  const shelters = new Set((await findZones(visit.tx, { kinds: ['shelter'] })).map((zone) => zone.id))
  const asked = [...new Set(zones)].filter((zone) => zone !== visit.actor.zoneId)
  if (asked.length === 0) return refuse({ kind: 'nobody-asked' })
  if (asked.some((zone) => !shelters.has(zone))) return refuse({ kind: 'not-a-shelter' })
  const id = newId()
  await addRequest(visit.tx, id, { caseId: card.id, unitId: standing.unitId, movesFrom: moves?.from.id ?? null }, need)
  for (const zone of asked) await askZone(visit.tx, newId(), id, zone)
  const rule = need.acute ? await clockRule(visit.tx, 'shelter_on_call', visit.now) : null
  if (rule) await ringOnCall(visit.tx, id, rule.minutes)
  visit.note({ caseId: card.id, object: id, count: asked.length })
  return accept(id)
}

export type OfferAnswerRefusal = { readonly kind: 'offer-over' } | { readonly kind: 'placed-already' } | { readonly kind: 'night-between' } | Changed
/** Yes or no to the place that is held. A yes lets the other shelters go: they need neither wait nor hold. */
export async function answerPlaceOffer(visit: Visit, ask: Ask, answer: 'accept' | 'decline', version: number): Promise<Result<Id, OfferAnswerRefusal>> {
  const done = await answerOffer(visit.tx, ask.id, answer, version)
  visit.note({ object: ask.id, reason: answer })
  if (done === 'done') return accept(ask.id)
  if (done === 'placed_already') return refuse({ kind: 'placed-already' })
  if (done === 'gap') return refuse({ kind: 'night-between' })
  if (done === 'changed' && ask.state === 'offered') return refuse({ kind: 'changed', theirs: {}, version: ask.version })
  return refuse({ kind: 'offer-over' })
}
export async function withdrawPlaceRequest(visit: Visit, requestId: Id): Promise<Result<Id, { readonly kind: 'nothing-to-withdraw' }>> {
  if ((await withdrawRequest(visit.tx, requestId)) === 0) return refuse({ kind: 'nothing-to-withdraw' })
  visit.note({ object: requestId })
  return accept(requestId)
}

export type ChildRefusal = { readonly kind: 'decided-already' }
/** A child who comes along is decided about by itself. */
export async function decideAboutChild(visit: Visit, child: Child, decision: ChildDecision): Promise<Result<Id, ChildRefusal>> {
  if (!(await decideChild(visit.tx, child.id, child.version, decision))) return refuse({ kind: 'decided-already' })
  visit.note({ object: child.id, reason: decision })
  return accept(child.id)
}

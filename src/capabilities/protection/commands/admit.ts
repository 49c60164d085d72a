import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { openUnitByInvitation } from '#capabilities/cases/contract.ts'
import { toldAs, type Leaving, type OwnRefusal } from '#capabilities/protection/domain/places.ts'
import type { AskModel } from '#capabilities/protection/queries/show-ask.ts'
import { changeAsk, childrenUndecided, keepOwnNo, wayIntoCase } from '#capabilities/protection/store/ask.ts'
import { leaveWhereTheyCameFrom } from '#capabilities/protection/store/move.ts'
import { endStay, takeNights } from '#capabilities/protection/store/place.ts'

type Over = { readonly kind: 'not-now' } | Changed
export type AdmitRefusal =
  | { readonly kind: 'head-decides' }
  | { readonly kind: 'child-undecided' }
  | { readonly kind: 'conditions-unchecked' }
  | { readonly kind: 'reason-needed' }
  | { readonly kind: 'no-keys' }
  | Over
export type Admission = { readonly answer: 'admit' | 'refuse'; readonly why: OwnRefusal | null; readonly conditions: boolean }
const moved = ({ ask }: AskModel): Changed => ({ kind: 'changed', theirs: {}, version: ask.version })

/** The shelter's own decision, by its head, or outside office hours by whoever is on call for it. A yes opens the shelter's own part of the case. */
export async function decideAdmission(visit: Visit, model: AskModel, said: Admission, version: number): Promise<Result<Id, AdmitRefusal>> {
  const { ask, stay } = model
  if (!model.iDecide) return refuse({ kind: 'head-decides' })
  if (ask.state !== 'accepted') return refuse({ kind: 'not-now' })
  visit.note({ object: ask.id, reason: said.answer })
  if (said.answer === 'refuse') {
    if (said.why === null) return refuse({ kind: 'reason-needed' })
    if (!(await changeAsk(visit.tx, ask.id, version, { state: 'not_admitted', refusal: toldAs(said.why) }))) return refuse(moved(model))
    await keepOwnNo(visit.tx, ask.id, said.why)
    if (stay) await endStay(visit.tx, stay.id, stay.nights.from, 'not_admitted')
    return accept(ask.id)
  }
  if (ask.need.basis === 'without_assessment' && !said.conditions) return refuse({ kind: 'conditions-unchecked' })
  if ((await childrenUndecided(visit.tx, ask.id)) > 0) return refuse({ kind: 'child-undecided' })
  const way = await wayIntoCase(visit.tx, ask.id)
  const opened = way === null ? null : await openUnitByInvitation(visit, way)
  if (opened && !opened.ok && opened.refusal.kind !== 'zone-already-in')
    return refuse({ kind: opened.refusal.kind === 'no-recovery-key' ? 'no-keys' : 'not-now' })
  const conditionsMet = ask.need.basis === 'without_assessment' ? true : null
  if (!(await changeAsk(visit.tx, ask.id, version, { state: 'admitted', conditionsMet }))) return refuse(moved(model))
  return accept(ask.id)
}

export type ArriveRefusal = { readonly kind: 'in-the-future' } | { readonly kind: 'too-early' } | { readonly kind: 'nights-over' } | Over
/** They came, or did not. Whoever moves leaves the other place by the same deed; a no there changes nothing. */
export async function noteArrival(visit: Visit, model: AskModel, came: boolean, on: string, version: number): Promise<Result<Id, ArriveRefusal>> {
  const { ask, stay } = model
  if (ask.state !== 'admitted' || !stay) return refuse({ kind: 'not-now' })
  if (on > isoDay(visit.now)) return refuse({ kind: 'in-the-future' })
  if (came && on < stay.nights.from) return refuse({ kind: 'too-early' })
  if (!(await changeAsk(visit.tx, ask.id, version, came ? { state: 'arrived', arrivedOn: on } : { state: 'no_show' }))) return refuse(moved(model))
  if (!came) await endStay(visit.tx, stay.id, stay.nights.from, 'no_show')
  const other = came ? await leaveWhereTheyCameFrom(visit.tx, ask.id) : 'done'
  if (other !== 'done') return refuse({ kind: other === 'too_early' ? 'too-early' : 'nights-over' })
  visit.note({ object: ask.id, reason: came ? 'arrived' : 'no_show' })
  return accept(ask.id)
}

export type MoveRefusal =
  | { readonly kind: 'nights-taken' }
  | { readonly kind: 'not-a-place' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'asked-too-often' }
  | { readonly kind: 'ends-before-it-begins' }
  | { readonly kind: 'outside-the-stay' }
  | { readonly kind: 'kept-for-the-move' }
  | Over
/** To another place of the shelter, or for more or fewer nights in the same. */
export async function movePlace(
  visit: Visit,
  model: AskModel,
  to: { readonly placeId: Id; readonly from: string; readonly until: string },
  version: number,
): Promise<Result<Id, MoveRefusal>> {
  const { ask, stay, matches } = model
  const place = matches.find((one) => one.id === to.placeId)
  if (!place) return refuse({ kind: 'not-a-place' })
  if (!stay || !['accepted', 'admitted', 'arrived'].includes(ask.state)) return refuse({ kind: 'not-now' })
  if (to.until <= to.from) return refuse({ kind: 'ends-before-it-begins' })
  if (to.from < stay.nights.from || to.from > stay.nights.until) return refuse({ kind: 'outside-the-stay' })
  if (model.moving && to.until < stay.nights.until) return refuse({ kind: 'kept-for-the-move' })
  if (place.id !== stay.placeId && !model.conflictKnown) return refuse({ kind: 'asked-too-often' })
  if (place.id !== stay.placeId && place.conflict) return refuse({ kind: 'conflict' })
  await endStay(visit.tx, stay.id, to.from, 'moved')
  const taken = await takeNights(visit.tx, { id: newId(), placeId: place.id, askId: ask.id, kind: 'stay', nights: to, holdUntil: null, reason: null })
  if (!taken) return refuse({ kind: 'nights-taken' })
  if (!(await changeAsk(visit.tx, ask.id, version, { state: ask.state, codeName: place.codeName, region: place.region }))) return refuse(moved(model))
  visit.note({ object: ask.id })
  return accept(ask.id)
}

export type LeaveRefusal = { readonly kind: 'in-the-future' } | { readonly kind: 'before-arrival' } | { readonly kind: 'kept-for-the-move' } | Over
/** They leave, and where to in a word of the list. Nights that were lived in stay as they were. */
export async function noteDeparture(visit: Visit, model: AskModel, on: string, leftTo: Leaving, version: number): Promise<Result<Id, LeaveRefusal>> {
  const { ask, stay } = model
  if (ask.state !== 'arrived') return refuse({ kind: 'not-now' })
  if (on > isoDay(visit.now)) return refuse({ kind: 'in-the-future' })
  if (ask.arrivedOn !== null && on < ask.arrivedOn) return refuse({ kind: 'before-arrival' })
  if (model.moving && leftTo === 'other_shelter') return refuse({ kind: 'kept-for-the-move' })
  if (!(await changeAsk(visit.tx, ask.id, version, { state: 'left', leftOn: on, leftTo }))) return refuse(moved(model))
  if (stay) await endStay(visit.tx, stay.id, on, 'left')
  visit.note({ object: ask.id })
  return accept(ask.id)
}

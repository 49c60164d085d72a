import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import type { Part } from '#capabilities/returning/domain/return.ts'
import { hasDeclined, leftOff, pointsOf, type PointView } from '#capabilities/returning/domain/follow-up.ts'
import { follows, mayDo, type GrantDeed } from '#capabilities/returning/domain/grant.ts'
import { enter } from '#capabilities/returning/queries/enter.ts'
import { enterAfter, type AfterEntered } from '#capabilities/returning/queries/enter-after.ts'
import { ceilingOn, followRulesOf, type Ceiling } from '#capabilities/returning/store/after-rules.ts'
import { alarmsOf, followUpsOf, isFollowedNow, type FollowUp, type KeptAlarm } from '#capabilities/returning/store/follow-up.ts'
import { findGrant, grantedSeen, type Grant } from '#capabilities/returning/store/grant.ts'
import { findSupportLine, leadsCase, myUnit, receptionsOf, type Place, type Reception, type SupportLine } from '#capabilities/returning/store/reception.ts'
import { sightsOf, type Return } from '#capabilities/returning/store/return.ts'

/** What each form of this part needs; `null` is 404, for the page as for the deed. */

export type ReceptionModel = { readonly entered: AfterEntered; readonly newest: Reception | null }
export async function prepareReception(visit: Visit, caseId: Id): Promise<ReceptionModel | null> {
  const entered = await enterAfter(visit, caseId)
  if (!entered || (entered.journey.phase !== 'travelling' && entered.journey.phase !== 'arrived')) return null
  return { entered, newest: (await receptionsOf(visit.tx, entered.journey.id))[0] ?? null }
}

export type SupportModel = { readonly entered: AfterEntered }
export async function prepareSupport(visit: Visit, caseId: Id): Promise<SupportModel | null> {
  const entered = await enterAfter(visit, caseId)
  return entered?.journey.arrivedAt ? { entered } : null
}
export type SupportStateModel = { readonly entered: AfterEntered; readonly line: SupportLine }
export async function prepareSupportState(visit: Visit, caseId: Id, id: Id): Promise<SupportStateModel | null> {
  const entered = await enterAfter(visit, caseId)
  const line = entered && (await findSupportLine(visit.tx, entered.journey.id, id))
  return entered && line && line.unitId === entered.place.unitId ? { entered, line } : null
}

export type PlanGrantModel = { readonly entered: AfterEntered; readonly granted: number; readonly ceiling: Ceiling | null }
/** Money is planned from admission on: some of it is for the journey itself. */
export async function preparePlanGrant(visit: Visit, caseId: Id): Promise<PlanGrantModel | null> {
  const entered = await enterAfter(visit, caseId)
  if (!entered || !mayDo(entered.journey.part, 'plan') || !['admitted', 'travelling', 'arrived'].includes(entered.journey.phase)) return null
  return { entered, granted: await grantedSeen(visit.tx, caseId), ceiling: await ceilingOn(visit.tx, isoDay(visit.now)) }
}
export type GrantModel = PlanGrantModel & { readonly grant: Grant }
export async function prepareGrant(visit: Visit, caseId: Id, id: Id, deed: Exclude<GrantDeed, 'plan'>): Promise<GrantModel | null> {
  const entered = await enterAfter(visit, caseId)
  if (!entered || !mayDo(entered.journey.part, deed)) return null
  const grant = await findGrant(visit.tx, entered.journey.id, id)
  return grant && { entered, grant, granted: await grantedSeen(visit.tx, caseId), ceiling: await ceilingOn(visit.tx, isoDay(visit.now)) }
}
export type ReceiptModel = { readonly entered: AfterEntered; readonly grant: Grant }
export async function prepareReceipt(visit: Visit, caseId: Id, id: Id): Promise<ReceiptModel | null> {
  const entered = await enterAfter(visit, caseId)
  const grant = entered && (await findGrant(visit.tx, entered.journey.id, id))
  return entered && grant && follows(grant.state, 'counter') ? { entered, grant } : null
}

/** Where every point of a return stands now; none before she has arrived, and none for whoever may not read how she is (C10). No time is left where it is not followed. */
export async function pointsNow(visit: Visit, { id, arrivedAt }: Pick<Return, 'id' | 'arrivedAt'>, tries: readonly FollowUp[]): Promise<readonly PointView[]> {
  if (!arrivedAt || !(await sightsOf(visit.tx, id)).includes('after')) return []
  const points = pointsOf(isoDay(arrivedAt), await followRulesOf(visit.tx), tries, isoDay(visit.now))
  return (await isFollowedNow(visit.tx, id)) ? points : leftOff(points)
}

export type FollowModel = { readonly entered: AfterEntered; readonly points: readonly PointView[]; readonly declined: boolean }
export async function prepareFollowUp(visit: Visit, caseId: Id): Promise<FollowModel | null> {
  const entered = await enterAfter(visit, caseId)
  if (!entered?.journey.arrivedAt || !(await sightsOf(visit.tx, entered.journey.id)).includes('after')) return null
  const tries = await followUpsOf(visit.tx, entered.journey.id)
  return { entered, points: await pointsNow(visit, entered.journey, tries), declined: hasDeclined(tries) }
}

export type AlarmModel = { readonly entered: AfterEntered; readonly alarm: KeptAlarm }
export async function prepareAlarm(visit: Visit, caseId: Id, id: Id): Promise<AlarmModel | null> {
  const entered = await enterAfter(visit, caseId)
  const alarm = entered && (await alarmsOf(visit.tx, entered.journey.id)).find((one) => one.id === id)
  return entered && alarm ? { entered, alarm } : null
}

/** In what way it is taken up here: the case is open, I may open it again, or it is closed and led by others. */
export type AgainModel = Omit<AfterEntered, 'place'> & { readonly place: Place; readonly way: 'case_open' | 'case_reopened' | 'new_case'; readonly part: Part }
export async function prepareAgain(visit: Visit, caseId: Id): Promise<AgainModel | null> {
  const entered = await enter(visit, caseId)
  const unitId = await myUnit(visit.tx, caseId)
  if (!entered?.journey.arrivedAt || unitId === null) return null
  const { card, journey } = entered
  const way = card.closedAt === null ? 'case_open' : (await leadsCase(visit.tx, caseId)) ? 'case_reopened' : 'new_case'
  const { part } = journey
  if ((part !== 'coordinator' && part !== 'board') || (way === 'case_open' && !journey.mayWrite)) return null
  return { card, journey, way, part, place: { returnId: journey.id, caseId, unitId } }
}

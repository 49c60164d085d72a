import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { enter, type Entered } from '#capabilities/returning/queries/enter.ts'
import { ownUnit } from '#capabilities/returning/queries/own-unit.ts'
import { findPlan, lockPlan, type Plan, type Writing } from '#capabilities/returning/store/journey.ts'

/** A return and the plan of its journey, as somebody who takes part in it meets them. */
export type EnteredJourney = Entered & { readonly plan: Plan | null }
export async function enterJourney(visit: Visit, caseId: Id): Promise<EnteredJourney | null> {
  const entered = await enter(visit, caseId)
  return entered && { ...entered, plan: await findPlan(visit.tx, entered.journey.id) }
}

export type Planning = Entered & { readonly plan: Plan }
/** The same, for whoever knows the journey and may go on with it now. */
export async function enterPlanning(visit: Visit, caseId: Id): Promise<Planning | null> {
  const entered = await enterJourney(visit, caseId)
  return entered?.plan?.mayPlan && entered.journey.phase !== 'ended' ? { ...entered, plan: entered.plan } : null
}

/** Where I write, with the plan held until the end of the transaction: two who change it do so one after the other. */
export async function beginWriting(visit: Visit, { card, journey }: Entered): Promise<Writing> {
  await lockPlan(visit.tx, journey.id)
  return { returnId: journey.id, caseId: card.id, unitId: await ownUnit(visit, card.id) }
}

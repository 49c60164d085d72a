import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { giveRecordKeys } from '#capabilities/cases/contract.ts'
import { lacksOf, receiverNamed } from '#capabilities/returning/domain/legs.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { beginWriting, type Planning } from '#capabilities/returning/queries/enter-journey.ts'
import { ownUnit } from '#capabilities/returning/queries/own-unit.ts'
import {
  arrangementOf,
  endKnower,
  findPlan,
  insertKnower,
  insertPlan,
  knowersOf,
  mayKnow,
  setPlan,
  type Knower,
} from '#capabilities/returning/store/journey.ts'
import { eventsOf, legsOf } from '#capabilities/returning/store/leg.ts'

/** Says to every part of the return how far the plan has come now. A change of the legs takes back the last check. */
export async function tellPlan(visit: Visit, { journey }: Entered, of: { readonly checked?: boolean } = {}): Promise<void> {
  const plan = await findPlan(visit.tx, journey.id)
  const legs = await legsOf(visit.tx, journey.id)
  const knowing = (await knowersOf(visit.tx, journey.id)).filter((one) => one.endedAt === null).length
  const arrangement = await arrangementOf(visit.tx, journey.id)
  const complete = lacksOf(legs, arrangement, journey.destination, knowing).length === 0
  await setPlan(visit.tx, journey.id, { complete, receiverNamed: receiverNamed(arrangement), checked: of.checked ?? plan?.checked ?? false })
}

/** Whoever begins the plan is the first, and for now the only one, who knows the journey. */
export async function beginPlan(visit: Visit, entered: Entered): Promise<Result<Id, { readonly kind: 'begun-already' }>> {
  const { card, journey } = entered
  const of = { returnId: journey.id, caseId: card.id, unitId: await ownUnit(visit, card.id) }
  if (!(await insertPlan(visit.tx, of))) return refuse({ kind: 'begun-already' })
  await insertKnower(visit.tx, { id: newId(), returnId: journey.id, caseId: card.id, personId: visit.actor.personId })
  visit.note({ caseId: card.id, object: journey.id })
  return accept(journey.id)
}

export type KnowerRefusal = { readonly kind: 'not-in-the-return' } | { readonly kind: 'knows-already' }

async function wordsOf(visit: Visit, returnId: Id): Promise<readonly Id[]> {
  const [legs, arrangement, events] = [await legsOf(visit.tx, returnId), await arrangementOf(visit.tx, returnId), await eventsOf(visit.tx, returnId)]
  return [...legs, ...(arrangement ? [arrangement] : []), ...events].flatMap(({ wordsRecord }) => (wordsRecord === null ? [] : [wordsRecord]))
}

/**
 * One more person knows the journey. In the own zone the words are sealed to that person as well; to another zone words go by a decision to disclose,
 * and the list alone shows moments and codes.
 */
export async function addKnower(visit: Visit, planning: Planning, personId: Id): Promise<Result<Id, KnowerRefusal>> {
  const { card, journey } = planning
  await beginWriting(visit, planning)
  if ((await knowersOf(visit.tx, journey.id)).some((one) => one.personId === personId && one.endedAt === null)) return refuse({ kind: 'knows-already' })
  if (!(await mayKnow(visit.tx, journey.id, personId))) return refuse({ kind: 'not-in-the-return' })
  const id = newId()
  await insertKnower(visit.tx, { id, returnId: journey.id, caseId: card.id, personId })
  await giveRecordKeys(visit, card.id, await wordsOf(visit, journey.id), personId)
  await tellPlan(visit, planning)
  visit.note({ caseId: card.id, object: personId })
  return accept(id)
}

/** Somebody need not know any longer. What was known is known; from now on nothing of it is shown. The last one stays. */
export async function removeKnower(visit: Visit, planning: Planning, knower: Knower): Promise<Result<Id, { readonly kind: 'the-last-one' }>> {
  await beginWriting(visit, planning)
  const standing = (await knowersOf(visit.tx, planning.journey.id)).filter((one) => one.endedAt === null)
  if (standing.length < 2) return refuse({ kind: 'the-last-one' })
  // Told before the deed: whoever leaves the list oneself may not write afterwards.
  const legs = await legsOf(visit.tx, planning.journey.id)
  const arrangement = await arrangementOf(visit.tx, planning.journey.id)
  const complete = lacksOf(legs, arrangement, planning.journey.destination, standing.length - 1).length === 0
  await setPlan(visit.tx, planning.journey.id, { complete, receiverNamed: receiverNamed(arrangement), checked: planning.plan.checked })
  await endKnower(visit.tx, knower.id)
  visit.note({ caseId: planning.card.id, object: knower.personId })
  return accept(knower.id)
}

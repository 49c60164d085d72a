import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { nameBook, Names } from '#capabilities/cases/contract.ts'
import { functionsServing, type PublicFunction } from '#capabilities/directory/contract.ts'
import { areas } from '#capabilities/support/domain/areas.ts'
import { helps, ladderNames, ladders, measureCodes, outcomes, payers, stateOf, type MeasureCode } from '#capabilities/support/domain/measures.ts'
import { agreedKinds, goalEnds, pathsAhead } from '#capabilities/support/domain/plan.ts'
import { enter, mayWriteHere, type Entered } from '#capabilities/support/queries/enter.ts'
import { ownersIn, type Owner } from '#capabilities/support/queries/owners.ts'
import { caseHead, prepareWriting, wordsOf, type Writing } from '#capabilities/support/queries/show-needs.ts'
import { agreedOf, newestAgreed } from '#capabilities/support/store/agreed.ts'
import { goalsOf, type Goal } from '#capabilities/support/store/goal.ts'
import { evaluationsOf, measuresOf, type MeasureRow } from '#capabilities/support/store/measure.ts'

const measureStates = ['coming', 'under_way', 'late', ...outcomes] as const
export const measureRow = z.object({
  id: z.string(),
  goalId: z.string().nullable(),
  area: z.enum(areas),
  code: z.enum(measureCodes),
  startOn: z.string(),
  dueAt: z.date(),
  payer: z.enum(payers),
  functionId: z.string().nullable(),
  taskId: z.string(),
  taskDone: z.boolean(),
  ownerZone: z.string(),
  ownerId: z.string().nullable(),
  role: z.string().nullable(),
  state: z.enum(measureStates),
  outcomeOn: z.string().nullable(),
  madeAt: z.date(),
})
export type MeasureOut = z.input<typeof measureRow>

export const codedMeasure = (one: MeasureRow, now: Date): MeasureOut => ({
  id: one.id,
  goalId: one.goalId,
  area: one.area,
  code: one.code,
  startOn: one.startOn,
  dueAt: one.dueAt,
  payer: one.payer,
  functionId: one.functionId,
  taskId: one.taskId,
  taskDone: one.taskDoneAt !== null,
  ownerZone: one.ownerZone,
  ownerId: one.ownerId,
  role: one.role,
  state: stateOf(one, isoDay(now), now),
  outcomeOn: one.outcomeOn,
  madeAt: one.madeAt,
})

export const planAnswer = z.object({
  case: caseHead,
  goals: z.array(
    z.object({ id: z.string(), area: z.enum(areas), words: z.string().nullable(), ended: z.enum(goalEnds).nullable(), madeAt: z.date(), mayEnd: z.boolean() }),
  ),
  measures: z.array(measureRow),
  helped: z.record(z.string(), z.enum(helps)),
  agreed: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(agreedKinds),
      number: z.number(),
      path: z.enum(pathsAhead),
      agreedOn: z.string(),
      reviewOn: z.string(),
      newest: z.boolean(),
    }),
  ),
  mayWrite: z.boolean(),
  names: Names,
})
export type PlanModel = z.input<typeof planAnswer>

/** The plan as it stands: her goals in her words, the measures, and which plans were agreed. Goals are opened here. */
export async function showPlan(visit: Visit, caseId: Id): Promise<PlanModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered) return null
  const goals = await goalsOf(visit.tx, caseId)
  const measures = await measuresOf(visit.tx, caseId)
  const agreed = await agreedOf(visit.tx, caseId)
  const helped = (await evaluationsOf(visit.tx, caseId)).toReversed()
  const words = await wordsOf(
    visit,
    caseId,
    goals.map((goal) => goal.wordsRecord),
  )
  visit.note({ object: caseId, count: goals.length + measures.length })
  const own = (goal: Goal): boolean => goal.unitId === entered.standing.unitId
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    goals: goals.map((goal) => ({
      id: goal.id,
      area: goal.area,
      words: words.get(goal.wordsRecord) ?? null,
      ended: goal.ended,
      madeAt: goal.madeAt,
      mayEnd: own(goal) && goal.ended === null && mayWriteHere(entered),
    })),
    measures: measures.map((one) => codedMeasure(one, visit.now)),
    helped: Object.fromEntries(helped.map((one) => [one.measureId, one.helped])),
    agreed: agreed.map(({ id, kind, number, path, agreedOn, reviewOn, wall }) => ({
      id,
      kind,
      number,
      path,
      agreedOn,
      reviewOn,
      newest: newestAgreed(agreed, wall, kind)?.id === id,
    })),
    mayWrite: mayWriteHere(entered),
    names: await nameBook(
      visit,
      measures.map((one) => one.ownerId),
      measures.map((one) => one.ownerZone),
    ),
  }
}

export const laddersAnswer = z.object({
  case: caseHead,
  ladders: z.array(z.object({ ladder: z.enum(ladderNames), rungs: z.array(z.object({ code: z.enum(measureCodes), measures: z.array(measureRow) })) })),
  mayWrite: z.boolean(),
})
export type LaddersModel = z.input<typeof laddersAnswer>

/** Education and work, rung by rung, with the measures that stand on each. */
export async function showLadders(visit: Visit, caseId: Id): Promise<LaddersModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered) return null
  const all = await measuresOf(visit.tx, caseId)
  visit.note({ object: caseId, count: all.length })
  const on = (code: MeasureCode) => all.filter((one) => one.code === code).map((one) => codedMeasure(one, visit.now))
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    ladders: ladderNames.map((ladder) => ({ ladder, rungs: ladders[ladder].map((code) => ({ code, measures: on(code) })) })),
    mayWrite: mayWriteHere(entered),
  }
}

export type MeasureFormModel = Writing & {
  readonly owners: readonly Owner[]
  readonly functions: readonly PublicFunction[]
  readonly goals: readonly { readonly id: Id; readonly area: Goal['area']; readonly number: number }[]
  readonly chosen: { readonly code: string | null; readonly goal: string | null }
}

/** Whom one may ask, what the directory has where the case was taken up, and the goals that hold. */
export async function prepareMeasure(visit: Visit, caseId: Id, chosen: MeasureFormModel['chosen']): Promise<MeasureFormModel | null> {
  const writing = await prepareWriting(visit, caseId)
  if (!writing) return null
  const { card, standing } = writing.entered
  const goals = (await goalsOf(visit.tx, caseId)).filter((goal) => goal.ended === null && goal.unitId === standing.unitId)
  return {
    ...writing,
    chosen,
    owners: await ownersIn(visit, caseId),
    functions: card.municipality === null ? [] : await functionsServing(visit.tx, card.municipality),
    goals: goals.map((goal, place) => ({ id: goal.id, area: goal.area, number: place + 1 })),
  }
}

export type EndGoalModel = { readonly entered: Entered; readonly goal: Goal }
export async function prepareGoalEnd(visit: Visit, caseId: Id, id: Id): Promise<EndGoalModel | null> {
  const writing = await prepareWriting(visit, caseId)
  const goal = writing && (await goalsOf(visit.tx, caseId)).find((one) => one.id === id && one.unitId === writing.entered.standing.unitId)
  return writing && goal ? { entered: writing.entered, goal } : null
}

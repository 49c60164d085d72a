import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { nameBook, Names } from '#capabilities/cases/contract.ts'
import { grantPurposes, grantTypes } from '#capabilities/returning/domain/after-codes.ts'
import { homePlanParts, milestones, type HomePlanWords } from '#capabilities/returning/domain/home-plan.ts'
import { enter, enterToWrite, type Entered } from '#capabilities/returning/queries/enter.ts'
import { readHomePlanSheet } from '#capabilities/returning/queries/home-plan-sheet.ts'
import { caseHead } from '#capabilities/returning/queries/show-gates.ts'
import { wordsOf } from '#capabilities/returning/queries/show-home.ts'
import { datedCeiling, homePlansOf, type DatedCeiling, type HomePlan } from '#capabilities/returning/store/home-plan.ts'

const version = z.object({
  id: z.string(),
  number: z.number(),
  language: z.string(),
  agreedOn: z.string().nullable(),
  totalOre: z.number(),
  ceilingOre: z.number(),
  lines: z.array(z.object({ purpose: z.enum(grantPurposes), type: z.enum(grantTypes), ore: z.number() })),
  milestones: z.array(z.object({ milestone: z.enum(milestones), byDay: z.string() })),
  madeBy: z.string(),
  zoneId: z.string(),
  madeAt: z.date(),
})
export const plansAnswer = z.object({ case: caseHead, plans: z.array(version), mayWrite: z.boolean(), names: Names })
export type PlansModel = z.input<typeof plansAnswer>
export const planAnswer = z.object({
  case: caseHead,
  plan: version,
  newest: z.boolean(),
  /** `null` when the words are sealed to others. */
  parts: z.array(z.object({ part: z.enum(homePlanParts), text: z.string() })).nullable(),
  mayWrite: z.boolean(),
  names: Names,
})
export type PlanModel = z.input<typeof planAnswer>
export type PlanVersion = PlanModel['plan']

const versionOf = ({ id, number, language, agreedOn, totalOre, ceilingOre, lines, milestones: steps, madeBy, zoneId, madeAt }: HomePlan): PlanVersion => ({
  id,
  number,
  language,
  agreedOn,
  totalOre,
  ceilingOre,
  lines: [...lines],
  milestones: [...steps],
  madeBy,
  zoneId,
  madeAt,
})
const namesOf = (visit: Visit, plans: readonly HomePlan[]) =>
  nameBook(
    visit,
    plans.map((one) => one.madeBy),
    plans.map((one) => one.zoneId),
  )
const mayWriteIn = ({ journey }: Entered): boolean => journey.mayWrite && journey.phase !== 'ended'

/** Every version, in amounts and days; nothing sealed is opened here. */
export async function showPlans(visit: Visit, caseId: Id): Promise<PlansModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered) return null
  const plans = await homePlansOf(visit.tx, entered.journey.id)
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    plans: plans.map(versionOf),
    mayWrite: mayWriteIn(entered),
    names: await namesOf(visit, plans),
  }
}

async function openPlan(visit: Visit, caseId: Id, plan: HomePlan): Promise<HomePlanWords | null> {
  const sealed = (await wordsOf(visit, caseId, [plan.sheetRecord])).get(plan.sheetRecord) ?? null
  return sealed === null ? null : readHomePlanSheet(sealed)
}
const partsIn = (words: HomePlanWords) =>
  homePlanParts.flatMap((part) => {
    const text = words[part] ?? null
    return text === null ? [] : [{ part, text }]
  })

/** One version on its own page: this is where it is opened. */
export async function showPlan(visit: Visit, caseId: Id, id: Id): Promise<PlanModel | null> {
  const entered = await enter(visit, caseId)
  const plans = entered ? await homePlansOf(visit.tx, entered.journey.id) : []
  const plan = plans.find((one) => one.id === id)
  if (!entered || !plan) return null
  const words = await openPlan(visit, caseId, plan)
  visit.note({ object: id })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    plan: versionOf(plan),
    newest: plans[0]?.id === id,
    parts: words && partsIn(words),
    mayWrite: mayWriteIn(entered),
    names: await namesOf(visit, [plan]),
  }
}

export const planSheetAnswer = z.object({
  language: z.string(),
  parts: z.array(z.object({ part: z.enum(homePlanParts), text: z.string() })),
  milestones: z.array(z.object({ milestone: z.enum(milestones), byDay: z.string() })),
})
export type PlanSheetModel = z.input<typeof planSheetAnswer>
/** The plan for her own hands: no amounts, no sender. What leaves the screen asks for passphrase and code again. */
export async function showPlanSheet(visit: Visit, caseId: Id, id: Id): Promise<PlanSheetModel | null> {
  const shown = await showPlan(visit, caseId, id)
  if (!shown?.parts) return null
  visit.requireStrong()
  return { language: shown.plan.language, parts: shown.parts, milestones: shown.plan.milestones }
}

export type WritePlanModel = {
  readonly entered: Entered
  readonly before: HomePlan | null
  readonly words: HomePlanWords | null
  readonly ceiling: DatedCeiling | null
}
/** The form of a new version begins from the one before. */
export async function preparePlan(visit: Visit, caseId: Id): Promise<WritePlanModel | null> {
  const entered = await enterToWrite(visit, caseId)
  if (!entered) return null
  const [before = null] = await homePlansOf(visit.tx, entered.journey.id)
  return { entered, before, words: before && (await openPlan(visit, caseId, before)), ceiling: await datedCeiling(visit.tx, isoDay(visit.now)) }
}

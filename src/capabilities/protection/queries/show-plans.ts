import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { nameBook, Names, readTexts } from '#capabilities/cases/contract.ts'
import { safeContactFlags } from '#capabilities/contact/contract.ts'
import { classOf, copies, phoneChecks, planKinds, sectionsOf, type PlanKind } from '#capabilities/protection/domain/plan.ts'
import { enter, enterToWrite, type Entered } from '#capabilities/protection/queries/enter.ts'
import { readPlanSheet, type PlanText } from '#capabilities/protection/queries/plan-sheet.ts'
import { newestPlan, plansOf, type Plan } from '#capabilities/protection/store/plan.ts'
import { readersOf } from '#capabilities/protection/store/standing.ts'

const caseHead = z.object({ id: z.string(), pseudonym: z.string() })
const planRow = z.object({
  id: z.string(),
  zoneId: z.string(),
  kind: z.enum(planKinds),
  number: z.number(),
  language: z.string(),
  copy: z.enum(copies),
  safeFlags: z.array(z.enum(safeContactFlags)),
  safeFrom: z.string().nullable(),
  safeUntil: z.string().nullable(),
  reviewOn: z.string(),
  madeBy: z.string(),
  madeAt: z.date(),
  newest: z.boolean(),
})
export const plansAnswer = z.object({ case: caseHead, plans: z.array(planRow), mayWrite: z.array(z.enum(planKinds)), names: Names })
export type PlansModel = z.input<typeof plansAnswer>
export type PlanRow = PlansModel['plans'][number]

const coded = (plan: Plan, all: readonly Plan[]): PlanRow => ({
  id: plan.id,
  zoneId: plan.zoneId,
  kind: plan.kind,
  number: plan.number,
  language: plan.language,
  copy: plan.copy,
  safeFlags: [...plan.safeFlags],
  safeFrom: plan.safeFrom,
  safeUntil: plan.safeUntil,
  reviewOn: plan.reviewOn,
  madeBy: plan.madeBy,
  madeAt: plan.madeAt,
  newest: newestPlan(all, plan.unitId, plan.kind)?.id === plan.id,
})

/** Which plans there are, in coded rows. */
export async function showPlans(visit: Visit, caseId: Id): Promise<PlansModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered) return null
  const all = await plansOf(visit.tx, caseId)
  const { reads, writes } = entered.standing
  if (all.length === 0 && !planKinds.some((kind) => reads.includes(classOf(kind)))) return null
  visit.note({ object: caseId, count: all.length })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    plans: all.map((plan) => coded(plan, all)),
    mayWrite: planKinds.filter((kind) => writes.includes(classOf(kind))),
    names: await nameBook(
      visit,
      all.map((plan) => plan.madeBy),
      all.map((plan) => plan.zoneId),
    ),
  }
}

export const planAnswer = z.object({
  case: caseHead,
  plan: planRow,
  /** `null` when it is sealed to others. */
  sections: z.array(z.object({ section: z.string(), text: z.string() })).nullable(),
  checks: z.array(z.enum(phoneChecks)),
  mayChange: z.boolean(),
  names: Names,
})
export type PlanModel = z.input<typeof planAnswer>

async function openPlan(visit: Visit, plan: Plan): Promise<PlanText | null> {
  const [text] = await readTexts(visit, { caseId: plan.caseId, recordIds: [plan.sheetRecord] })
  return text?.words ? readPlanSheet(text.words.reveal(), plan.kind) : null
}

/** One version on its own page: this is where it is opened. */
export async function showPlan(visit: Visit, caseId: Id, id: Id): Promise<PlanModel | null> {
  const entered = await enter(visit, caseId)
  const all = entered ? await plansOf(visit.tx, caseId) : []
  const plan = all.find((one) => one.id === id)
  if (!entered || !plan) return null
  const text = await openPlan(visit, plan)
  visit.note({ object: id })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    plan: coded(plan, all),
    sections:
      text &&
      sectionsOf[plan.kind].flatMap((section) => {
        const words = text.sections[section] ?? null
        return words === null ? [] : [{ section, text: words }]
      }),
    checks: [...(text?.checks ?? [])],
    mayChange: plan.unitId === entered.standing.unitId && entered.standing.writes.includes(classOf(plan.kind)),
    names: await nameBook(visit, [plan.madeBy], [plan.zoneId]),
  }
}

/** The same for paper: what leaves the screen asks for passphrase and code again. */
export async function showSheet(visit: Visit, caseId: Id, id: Id): Promise<PlanModel | null> {
  const shown = await showPlan(visit, caseId, id)
  if (shown === null || shown.sections === null) return null
  visit.requireStrong()
  return shown
}

export type WritePlanModel = {
  readonly entered: Entered
  readonly kind: PlanKind
  readonly before: Plan | null
  readonly text: PlanText | null
  readonly readers: number
  readonly zone: string
}

/** The form of a new version begins from the one before. */
export async function preparePlan(visit: Visit, caseId: Id, kind: PlanKind): Promise<WritePlanModel | null> {
  const entered = await enterToWrite(visit, caseId, classOf(kind))
  if (!entered) return null
  const before = newestPlan(await plansOf(visit.tx, caseId), entered.standing.unitId, kind)
  const names = await nameBook(visit, [], [visit.actor.zoneId])
  return {
    entered,
    kind,
    before,
    text: before && (await openPlan(visit, before)),
    readers: await readersOf(visit.tx, entered.standing.unitId, classOf(kind)),
    zone: names.zones[visit.actor.zoneId] ?? '',
  }
}

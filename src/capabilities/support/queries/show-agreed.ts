import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { nameBook, Names } from '#capabilities/cases/contract.ts'
import type { Area } from '#capabilities/support/domain/areas.ts'
import { measureCodes } from '#capabilities/support/domain/measures.ts'
import { agreedKinds, consents, isForHiddenChild, partsOf, pathsAhead, type AgreedKind, type PlanPart } from '#capabilities/support/domain/plan.ts'
import { readAgreedSheet, type PlanWords } from '#capabilities/support/queries/agreed-sheet.ts'
import { enter, mayWriteHere } from '#capabilities/support/queries/enter.ts'
import { caseHead, prepareWriting, wordsOf, type Writing } from '#capabilities/support/queries/show-needs.ts'
import { agreedOf, newestAgreed, type Agreed } from '#capabilities/support/store/agreed.ts'
import { isChildHidden } from '#capabilities/support/store/child.ts'
import { goalsOf } from '#capabilities/support/store/goal.ts'
import { measuresOf } from '#capabilities/support/store/measure.ts'

export const agreedAnswer = z.object({
  case: caseHead,
  plan: z.object({
    id: z.string(),
    zoneId: z.string(),
    kind: z.enum(agreedKinds),
    number: z.number(),
    path: z.enum(pathsAhead),
    language: z.string(),
    consented: z.enum(consents),
    agreedOn: z.string(),
    reviewOn: z.string(),
    madeBy: z.string(),
    madeAt: z.date(),
    newest: z.boolean(),
  }),
  /** `null` when it is sealed to others. */
  parts: z.array(z.object({ part: z.string(), text: z.string() })).nullable(),
  /** The child's whereabouts are hidden from somebody: the paper is the child's own and nobody else's. */
  hidden: z.boolean(),
  mayChange: z.boolean(),
  names: Names,
})
export type AgreedModel = z.input<typeof agreedAnswer>

async function openAgreed(visit: Visit, plan: Agreed): Promise<PlanWords | null> {
  const sealed = (await wordsOf(visit, plan.caseId, [plan.sheetRecord])).get(plan.sheetRecord) ?? null
  return sealed === null ? null : readAgreedSheet(sealed, plan.kind)
}

/** One version on its own page: this is where it is opened. */
export async function showAgreed(visit: Visit, caseId: Id, id: Id): Promise<AgreedModel | null> {
  const entered = await enter(visit, caseId)
  const all = entered ? await agreedOf(visit.tx, caseId) : []
  const plan = all.find((one) => one.id === id)
  if (!entered || !plan) return null
  const words = await openAgreed(visit, plan)
  visit.note({ object: id })
  const { zoneId, kind, number, path, language, consented, agreedOn, reviewOn, madeBy, madeAt } = plan
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    plan: { id, zoneId, kind, number, path, language, consented, agreedOn, reviewOn, madeBy, madeAt, newest: newestAgreed(all, plan.wall, kind)?.id === id },
    parts:
      words &&
      partsOf[kind].flatMap((part) => {
        const text = words[part] ?? null
        return text === null ? [] : [{ part, text }]
      }),
    hidden: await isChildHidden(visit.tx, caseId),
    mayChange: plan.wall === entered.wall && mayWriteHere(entered),
    names: await nameBook(visit, [madeBy], [zoneId]),
  }
}

export const sheetAnswer = z.object({
  language: z.string(),
  parts: z.array(z.object({ part: z.string(), text: z.string() })),
  goals: z.array(z.string()),
  measures: z.array(z.object({ code: z.enum(measureCodes), words: z.string().nullable(), by: z.string() })),
})
export type SheetModel = z.input<typeof sheetAnswer>

/** The plan for her own hands: what was agreed, the goals that hold, what goes on. What leaves the screen asks for passphrase and code again. */
export async function showSheet(visit: Visit, caseId: Id, id: Id): Promise<SheetModel | null> {
  const shown = await showAgreed(visit, caseId, id)
  if (!shown?.parts) return null
  visit.requireStrong()
  const onPaper = ({ area }: { readonly area: Area }): boolean => !shown.hidden || area !== 'social_network'
  const goals = (await goalsOf(visit.tx, caseId)).filter((goal) => goal.ended === null && onPaper(goal))
  const measures = (await measuresOf(visit.tx, caseId)).filter((one) => one.outcome === null && onPaper(one))
  const words = await wordsOf(visit, caseId, [...goals.map((goal) => goal.wordsRecord), ...measures.map((one) => one.wordsRecord)])
  return {
    language: shown.plan.language,
    parts: shown.hidden ? shown.parts.filter(({ part }) => isForHiddenChild(part as PlanPart)) : shown.parts,
    goals: goals.flatMap((goal) => words.get(goal.wordsRecord) ?? []),
    measures: measures.map((one) => ({ code: one.code, words: one.wordsRecord === null ? null : (words.get(one.wordsRecord) ?? null), by: isoDay(one.dueAt) })),
  }
}

export type AgreeModel = Writing & { readonly kind: AgreedKind; readonly before: Agreed | null; readonly words: PlanWords | null }
/** The form of a new version begins from the one before. */
export async function prepareAgreed(visit: Visit, caseId: Id, kind: AgreedKind): Promise<AgreeModel | null> {
  const writing = await prepareWriting(visit, caseId)
  if (!writing) return null
  const before = newestAgreed(await agreedOf(visit.tx, caseId), writing.entered.wall, kind)
  return { ...writing, kind, before, words: before && (await openAgreed(visit, before)) }
}

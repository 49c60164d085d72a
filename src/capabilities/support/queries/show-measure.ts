import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { nameBook, Names } from '#capabilities/cases/contract.ts'
import { findFunction } from '#capabilities/directory/contract.ts'
import { helps } from '#capabilities/support/domain/measures.ts'
import { enter, mayWriteHere } from '#capabilities/support/queries/enter.ts'
import { caseHead, prepareWriting, wordsOf, type Writing } from '#capabilities/support/queries/show-needs.ts'
import { codedMeasure, measureRow } from '#capabilities/support/queries/show-plan.ts'
import { evaluationsOf, measuresOf, type MeasureRow } from '#capabilities/support/store/measure.ts'

export const measureAnswer = z.object({
  case: caseHead,
  measure: measureRow,
  /** `null` with `written` is sealed to others. */
  words: z.string().nullable(),
  written: z.boolean(),
  why: z.string().nullable(),
  whyWritten: z.boolean(),
  giver: z.object({ sv: z.string(), en: z.string() }).nullable(),
  evaluations: z.array(z.object({ id: z.string(), helped: z.enum(helps), saidOn: z.string(), words: z.string().nullable(), written: z.boolean() })),
  mayWrite: z.boolean(),
  names: Names,
})
export type MeasureModel = z.input<typeof measureAnswer>

/** One measure on its own page, with its words, what came of it, and what she says of it. */
export async function showMeasure(visit: Visit, caseId: Id, id: Id): Promise<MeasureModel | null> {
  const entered = await enter(visit, caseId)
  const measure = entered && (await measuresOf(visit.tx, caseId)).find((one) => one.id === id)
  if (!entered || !measure) return null
  const evaluations = (await evaluationsOf(visit.tx, caseId)).filter((one) => one.measureId === id)
  const words = await wordsOf(visit, caseId, [measure.wordsRecord, measure.outcomeRecord, ...evaluations.map((one) => one.wordsRecord)])
  const said = (record: Id | null): string | null => (record === null ? null : (words.get(record) ?? null))
  const giver = measure.functionId === null ? null : await findFunction(visit.tx, measure.functionId)
  visit.note({ object: id })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    measure: codedMeasure(measure, visit.now),
    words: said(measure.wordsRecord),
    written: measure.wordsRecord !== null,
    why: said(measure.outcomeRecord),
    whyWritten: measure.outcomeRecord !== null,
    giver: giver && { sv: giver.nameSv, en: giver.nameEn },
    evaluations: evaluations.map((one) => ({
      id: one.id,
      helped: one.helped,
      saidOn: one.saidOn,
      words: said(one.wordsRecord),
      written: one.wordsRecord !== null,
    })),
    mayWrite: measure.unitId === entered.standing.unitId && mayWriteHere(entered),
    names: await nameBook(visit, [measure.ownerId], [measure.ownerZone]),
  }
}

export type OneMeasure = Writing & { readonly measure: MeasureRow }
export async function prepareOnMeasure(visit: Visit, caseId: Id, id: Id): Promise<OneMeasure | null> {
  const writing = await prepareWriting(visit, caseId)
  const measure = writing && (await measuresOf(visit.tx, caseId)).find((one) => one.id === id && one.unitId === writing.entered.standing.unitId)
  return writing && measure ? { ...writing, measure } : null
}

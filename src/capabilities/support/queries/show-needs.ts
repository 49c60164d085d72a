import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { nameBook, Names, readTexts } from '#capabilities/cases/contract.ts'
import { answers, areas, assessors, urgencies, type Area } from '#capabilities/support/domain/areas.ts'
import { enter, enterToWrite, mayWriteHere, type Entered } from '#capabilities/support/queries/enter.ts'
import { readersOf } from '#capabilities/support/store/standing.ts'
import { needsOf, newestNeed, type Need } from '#capabilities/support/store/need.ts'

export const caseHead = z.object({ id: z.string(), pseudonym: z.string() })
const needRow = z.object({
  id: z.string(),
  zoneId: z.string(),
  number: z.number(),
  answer: z.enum(answers),
  urgency: z.enum(urgencies).nullable(),
  assessor: z.enum(assessors),
  assessedOn: z.string(),
  madeBy: z.string(),
  madeAt: z.date(),
})
const coded = ({ id, zoneId, number, answer, urgency, assessor, assessedOn, madeBy, madeAt }: Need): z.input<typeof needRow> => ({
  id,
  zoneId,
  number,
  answer,
  urgency,
  assessor,
  assessedOn,
  madeBy,
  madeAt,
})

export const needsAnswer = z.object({
  case: caseHead,
  areas: z.array(z.object({ area: z.enum(areas), newest: needRow.nullable(), versions: z.number() })),
  mayWrite: z.boolean(),
})
export type NeedsModel = z.input<typeof needsAnswer>

/** Every area, with its newest answer; what has never been asked is there as well. Coded rows. */
export async function showNeeds(visit: Visit, caseId: Id): Promise<NeedsModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered) return null
  const all = await needsOf(visit.tx, caseId)
  visit.note({ object: caseId, count: all.length })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    areas: areas.map((area) => {
      const versions = all.filter((one) => one.area === area)
      const newest = newestNeed(all, entered.wall, area) ?? versions[0] ?? null
      return { area, newest: newest && coded(newest), versions: versions.length }
    }),
    mayWrite: mayWriteHere(entered),
  }
}

export const needAnswer = z.object({
  case: caseHead,
  area: z.enum(areas),
  versions: z.array(needRow.extend({ words: z.string().nullable(), written: z.boolean() })),
  mayWrite: z.boolean(),
  names: Names,
})
export type NeedModel = z.input<typeof needAnswer>

/** The texts by record, opened for this request; `null` where it is sealed to others. */
export async function wordsOf(visit: Visit, caseId: Id, ids: readonly (Id | null)[]): Promise<ReadonlyMap<Id, string | null>> {
  const recordIds = ids.filter((id) => id !== null)
  if (recordIds.length === 0) return new Map()
  const texts = await readTexts(visit, { caseId, recordIds })
  return new Map(texts.map((text) => [text.id, text.words?.reveal() ?? null]))
}

/** One area on its own page: every answer with her words. This is where they are opened. */
export async function showNeed(visit: Visit, caseId: Id, area: Area): Promise<NeedModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered) return null
  const all = await needsOf(visit.tx, caseId, area)
  const words = await wordsOf(
    visit,
    caseId,
    all.map((one) => one.wordsRecord),
  )
  visit.note({ object: caseId, count: all.length })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    area,
    versions: all.map((one) => ({
      ...coded(one),
      words: one.wordsRecord === null ? null : (words.get(one.wordsRecord) ?? null),
      written: one.wordsRecord !== null,
    })),
    mayWrite: mayWriteHere(entered),
    names: await nameBook(
      visit,
      all.map((one) => one.madeBy),
      all.map((one) => one.zoneId),
    ),
  }
}

/** What every writing page of the room needs: the case, and who will read what is written. */
export type Writing = { readonly entered: Entered; readonly readers: number; readonly zone: string }
export async function prepareWriting(visit: Visit, caseId: Id): Promise<Writing | null> {
  const entered = await enterToWrite(visit, caseId)
  if (!entered) return null
  const names = await nameBook(visit, [], [visit.actor.zoneId])
  return { entered, readers: await readersOf(visit.tx, entered.standing.unitId, entered.cls), zone: names.zones[visit.actor.zoneId] ?? '' }
}

export type AssessModel = Writing & { readonly area: Area; readonly before: Need | null }
export async function prepareNeed(visit: Visit, caseId: Id, area: Area): Promise<AssessModel | null> {
  const writing = await prepareWriting(visit, caseId)
  return writing && { ...writing, area, before: newestNeed(await needsOf(visit.tx, caseId, area), writing.entered.wall, area) }
}

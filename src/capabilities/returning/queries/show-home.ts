import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { nameBook, Names, readTexts } from '#capabilities/cases/contract.ts'
import { homeAnswers, homeAreas, homeCheckers, type HomeArea } from '#capabilities/returning/domain/home.ts'
import { enter, enterToWrite, type Entered } from '#capabilities/returning/queries/enter.ts'
import { caseHead } from '#capabilities/returning/queries/show-gates.ts'
import { homeChecksOf, type HomeCheck } from '#capabilities/returning/store/home.ts'

const check = z.object({
  id: z.string(),
  area: z.enum(homeAreas),
  number: z.number(),
  answer: z.enum(homeAnswers),
  checkedBy: z.enum(homeCheckers),
  checkedOn: z.string(),
  madeBy: z.string(),
  zoneId: z.string(),
  madeAt: z.date(),
  hasWords: z.boolean(),
})
export const homeAnswer = z.object({
  case: caseHead,
  newest: z.array(check),
  /** Areas that nobody has looked at, or of which nothing is known. */
  unknown: z.array(z.enum(homeAreas)),
  mayWrite: z.boolean(),
  names: Names,
})
export type HomeModel = z.input<typeof homeAnswer>
export type HomeRow = HomeModel['newest'][number]

const rowOf = ({ id, area, number, answer, checkedBy, checkedOn, madeBy, zoneId, madeAt, wordsRecord }: HomeCheck): HomeRow => ({
  id,
  area,
  number,
  answer,
  checkedBy,
  checkedOn,
  madeBy,
  zoneId,
  madeAt,
  hasWords: wordsRecord !== null,
})
const newestOf = (checks: readonly HomeCheck[], area: HomeArea): HomeCheck | null => checks.find((one) => one.area === area) ?? null

/** What is known of where she goes, by area; nothing sealed is opened here. */
export async function showHome(visit: Visit, caseId: Id): Promise<HomeModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered) return null
  const checks = await homeChecksOf(visit.tx, entered.journey.id)
  const newest = homeAreas.flatMap((area) => newestOf(checks, area) ?? [])
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    newest: newest.map(rowOf),
    unknown: homeAreas.filter((area) => (newestOf(checks, area)?.answer ?? 'unknown') === 'unknown'),
    mayWrite: entered.journey.mayWrite && entered.journey.phase !== 'ended',
    names: await nameBook(
      visit,
      newest.map((one) => one.madeBy),
      newest.map((one) => one.zoneId),
    ),
  }
}

export type HomeAreaModel = {
  readonly entered: Entered
  readonly area: HomeArea
  readonly earlier: readonly { readonly row: HomeRow; readonly words: string | null }[]
  readonly names: z.input<typeof Names>
}
/** One area, with what was said of it before: this is where the words are opened. */
export async function prepareHome(visit: Visit, caseId: Id, place: string): Promise<HomeAreaModel | null> {
  const entered = await enterToWrite(visit, caseId)
  const area = homeAreas[Number(place) - 1]
  if (!entered || !area) return null
  const checks = (await homeChecksOf(visit.tx, entered.journey.id)).filter((one) => one.area === area)
  const words = await wordsOf(
    visit,
    caseId,
    checks.map((one) => one.wordsRecord),
  )
  const earlier = checks.map((one) => ({ row: rowOf(one), words: one.wordsRecord === null ? null : (words.get(one.wordsRecord) ?? null) }))
  const names = await nameBook(
    visit,
    checks.map((one) => one.madeBy),
    checks.map((one) => one.zoneId),
  )
  return { entered, area, earlier, names }
}

/** Sealed words by their record; what was sealed to others is left out. */
export async function wordsOf(visit: Visit, caseId: Id, records: readonly (Id | null)[]): Promise<ReadonlyMap<Id, string>> {
  const recordIds = records.filter((id) => id !== null)
  if (recordIds.length === 0) return new Map()
  const texts = await readTexts(visit, { caseId, recordIds })
  return new Map(texts.flatMap((text) => (text.words === null ? [] : [[text.id, text.words.reveal()] as const])))
}

import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { clockRule, nameBook, Names, readTexts } from '#capabilities/cases/contract.ts'
import { categories, instruments, measures, occasions, reviewState, reviewStates } from '#capabilities/protection/domain/assessment.ts'
import { items, ratings, type Ratings } from '#capabilities/protection/domain/items.ts'
import { dangers, disagreements, levels, ownLevels, sureness } from '#capabilities/protection/domain/levels.ts'
import { enter, enterToWrite, type Entered } from '#capabilities/protection/queries/enter.ts'
import { readRiskSheet } from '#capabilities/protection/queries/risk-sheet.ts'
import { assessmentsOf, newestOf, type Assessment } from '#capabilities/protection/store/assessment.ts'
import { instrumentsOf } from '#capabilities/protection/store/instrument.ts'
import { measuresOf, type MeasureRow } from '#capabilities/protection/store/measure.ts'
import { readersOf } from '#capabilities/protection/store/standing.ts'

const caseHead = z.object({ id: z.string(), pseudonym: z.string() })
const judgement = z.object({ level: z.enum(levels), sure: z.enum(sureness), own: z.enum(ownLevels) })
const version = z.object({
  id: z.string(),
  zoneId: z.string(),
  number: z.number(),
  occasion: z.enum(occasions),
  judgements: z.object({ acute: judgement, lethal: judgement, again: judgement, self: judgement }),
  disagreements: z.array(z.enum(dangers)),
  reviewOn: z.string(),
  validUntil: z.string(),
  madeBy: z.string(),
  madeAt: z.date(),
})
const measure = z.object({
  id: z.string(),
  code: z.enum(measures),
  taskId: z.string(),
  ownerZone: z.string(),
  ownerId: z.string().nullable(),
  function: z.string().nullable(),
  dueAt: z.date(),
  state: z.enum(['done', 'late', 'open']),
})
export const riskAnswer = z.object({
  case: caseHead,
  zoneId: z.string(),
  /** The own unit's, the newest first. */
  versions: z.array(version),
  state: z.enum(reviewStates).nullable(),
  others: z.array(version),
  instruments: z.array(
    z.object({ id: z.string(), zoneId: z.string(), instrument: z.enum(instruments), edition: z.string(), doneOn: z.string(), category: z.enum(categories) }),
  ),
  mayAssess: z.boolean(),
  names: Names,
})
export type RiskModel = z.input<typeof riskAnswer>
export type VersionModel = RiskModel['versions'][number]

const coded = ({ id, zoneId, number, occasion, judgements, reviewOn, validUntil, madeBy, madeAt }: Assessment): VersionModel => ({
  id,
  zoneId,
  number,
  occasion,
  judgements,
  reviewOn,
  validUntil,
  madeBy,
  madeAt,
  disagreements: [...disagreements(judgements)],
})

/** All versions in coded rows; nothing sealed is opened here. */
export async function showRisk(visit: Visit, caseId: Id): Promise<RiskModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered) return null
  const { standing, card } = entered
  const all = await assessmentsOf(visit.tx, caseId)
  if (!standing.reads.includes('C10') && all.length === 0) return null
  const own = all.filter((one) => one.unitId === standing.unitId)
  const others = all.filter((one) => one.unitId !== standing.unitId)
  const used = await instrumentsOf(visit.tx, caseId)
  const [newest] = own
  visit.note({ object: caseId, count: all.length })
  return {
    case: { id: caseId, pseudonym: card.pseudonym },
    zoneId: standing.zoneId,
    versions: own.map(coded),
    state: newest ? reviewState(newest, isoDay(visit.now)) : null,
    others: others.map(coded),
    instruments: used.map(({ id, zoneId, instrument, edition, doneOn, category }) => ({ id, zoneId, instrument, edition, doneOn, category })),
    mayAssess: standing.writes.includes('C10'),
    names: await nameBook(
      visit,
      all.map((one) => one.madeBy),
      [standing.zoneId, ...all.map((one) => one.zoneId), ...used.map((one) => one.zoneId)],
    ),
  }
}

export const assessmentAnswer = z.object({
  case: caseHead,
  version,
  newest: z.string().nullable(),
  /** `null` when the sheet is sealed to others. */
  text: z
    .object({
      reasons: z.object({ acute: z.string().nullable(), lethal: z.string().nullable(), again: z.string().nullable(), self: z.string().nullable() }),
      ownWords: z.string().nullable(),
      sources: z.string().nullable(),
      ratings: z.array(
        z.object({ item: z.enum(items as readonly [(typeof items)[number], ...(typeof items)[number][]]), rating: z.enum(ratings), since: z.string() }),
      ),
    })
    .nullable(),
  /** The sheet as it stands, when somebody rewrote it so that it has no parts. */
  asItStands: z.string().nullable(),
  measures: z.array(measure),
  mayDecide: z.boolean(),
  names: Names,
})
export type AssessmentModel = z.input<typeof assessmentAnswer>

const measureOf = (row: MeasureRow, now: Date): z.input<typeof measure> => ({
  id: row.id,
  code: row.code,
  taskId: row.taskId,
  ownerZone: row.ownerZone,
  ownerId: row.ownerId,
  function: row.function,
  dueAt: row.dueAt,
  state: row.doneAt ? 'done' : row.dueAt <= now ? 'late' : 'open',
})

/** Reads the sealed sheet of a version; `null` when it is sealed to others. */
export async function openSheet(visit: Visit, one: Pick<Assessment, 'caseId' | 'sheetRecord'>): Promise<string | null> {
  const [text] = await readTexts(visit, { caseId: one.caseId, recordIds: [one.sheetRecord] })
  return text?.words?.reveal() ?? null
}

export async function findAssessment(
  visit: Visit,
  caseId: Id,
  id: Id,
): Promise<{ readonly entered: Entered; readonly all: readonly Assessment[]; readonly one: Assessment } | null> {
  const entered = await enter(visit, caseId)
  const all = entered ? await assessmentsOf(visit.tx, caseId) : []
  const one = all.find((each) => each.id === id)
  return entered && one ? { entered, all, one } : null
}

/** One version on its own page: this is where its sealed sheet is opened. */
export async function showAssessment(visit: Visit, caseId: Id, id: Id): Promise<AssessmentModel | null> {
  const found = await findAssessment(visit, caseId, id)
  if (!found) return null
  const { entered, all, one } = found
  const sheet = await openSheet(visit, one)
  const text = sheet === null ? null : readRiskSheet(sheet)
  const done = (await measuresOf(visit.tx, caseId)).filter((row) => row.assessmentId === id)
  const newest = newestOf(all, one.unitId)
  visit.note({ object: id })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    version: coded(one),
    newest: newest && newest.id !== id ? newest.id : null,
    text: text && { ...text, ratings: items.flatMap((item) => (text.ratings[item] ? [{ item, ...text.ratings[item] }] : [])) },
    asItStands: text && sheet !== '' && Object.keys(text.ratings).length === 0 ? sheet : null,
    measures: done.map((row) => measureOf(row, visit.now)),
    mayDecide: one.unitId === entered.standing.unitId && entered.standing.writes.includes('C10'),
    names: await nameBook(visit, [one.madeBy, ...done.map((row) => row.ownerId)], [one.zoneId, ...done.map((row) => row.ownerZone)]),
  }
}

export type AssessModel = {
  readonly entered: Entered
  readonly before: Assessment | null
  readonly ratings: Ratings
  /** How many days it may hold, by what it finds. */
  readonly days: { readonly unknown: number; readonly high: number; readonly other: number }
  readonly readers: number
  readonly zone: string
}

const daysOf = async (visit: Visit, code: string): Promise<number> => Math.floor(((await clockRule(visit.tx, code, visit.now))?.minutes ?? 0) / (24 * 60))

/** The form of a new version begins from the parts of the one before, never from its levels. */
export async function prepareAssessment(visit: Visit, caseId: Id): Promise<AssessModel | null> {
  const entered = await enterToWrite(visit, caseId, 'C10')
  if (!entered) return null
  const before = newestOf(await assessmentsOf(visit.tx, caseId), entered.standing.unitId)
  const sheet = before && (await openSheet(visit, before))
  const names = await nameBook(visit, [], [visit.actor.zoneId])
  return {
    entered,
    before,
    ratings: sheet === null ? {} : readRiskSheet(sheet).ratings,
    days: { unknown: await daysOf(visit, 'risk_unknown'), high: await daysOf(visit, 'risk_high'), other: await daysOf(visit, 'risk_other') },
    readers: await readersOf(visit.tx, entered.standing.unitId, 'C10'),
    zone: names.zones[visit.actor.zoneId] ?? '',
  }
}

import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { nameBook, Names } from '#capabilities/cases/contract.ts'
import { fitStatuses, medicines, paperKinds, paperStatuses, tolds, trialStatuses } from '#capabilities/returning/domain/papers.ts'
import { enter, enterToWrite, type Entered } from '#capabilities/returning/queries/enter.ts'
import { caseHead } from '#capabilities/returning/queries/show-gates.ts'
import { wordsOf } from '#capabilities/returning/queries/show-home.ts'
import { holders, unionCountries, ways } from '#capabilities/returning/reference/gate-rules.ts'
import { needsOf } from '#capabilities/returning/store/gate-rule.ts'
import { sightsOf } from '#capabilities/returning/store/return.ts'
import { clearancesOf, papersOf, type Clearance, type Paper } from '#capabilities/returning/store/papers.ts'

const paper = z.object({
  id: z.string(),
  kind: z.enum(paperKinds),
  issuer: z.string().nullable(),
  status: z.enum(paperStatuses),
  validUntil: z.string().nullable(),
  over: z.boolean(),
  madeBy: z.string(),
  zoneId: z.string(),
  madeAt: z.date(),
})
const clearance = z.object({
  kind: z.enum(['trial', 'fit']),
  status: z.enum([...trialStatuses, ...fitStatuses]),
  told: z.enum(tolds),
  onDay: z.string(),
  validUntil: z.string().nullable(),
  medicine: z.enum(medicines).nullable(),
  medicineDays: z.number().nullable(),
  madeBy: z.string(),
  zoneId: z.string(),
})
export const papersAnswer = z.object({
  case: caseHead,
  papers: z.array(paper),
  trial: clearance.nullable(),
  fit: clearance.nullable(),
  /** Which of the two answers are for whoever asks. */
  sees: z.object({ trial: z.boolean(), fit: z.boolean() }),
  /** What the country she goes to asks for, and what countries on the way mostly do. */
  needs: z.array(
    z.object({ holder: z.enum(holders), way: z.enum(ways), paper: z.enum(paperKinds), must: z.boolean(), source: z.string(), confirmed: z.boolean() }),
  ),
  destination: z.string().nullable(),
  mayWrite: z.boolean(),
  names: Names,
})
export type PapersModel = z.input<typeof papersAnswer>
export type PaperRow = PapersModel['papers'][number]

const paperOf = ({ id, kind, issuer, status, validUntil, madeBy, zoneId, madeAt }: Paper, today: string): PaperRow => ({
  id,
  kind,
  issuer,
  status,
  validUntil,
  over: validUntil !== null && validUntil < today,
  madeBy,
  zoneId,
  madeAt,
})
const clearanceOf = (all: readonly Clearance[], wanted: Clearance['kind']): z.input<typeof clearance> | null => {
  const newest = all.find((one) => one.kind === wanted)
  if (!newest) return null
  const { kind, status, told, onDay, validUntil, medicine, medicineDays, madeBy, zoneId } = newest
  return { kind, status, told, onDay, validUntil, medicine, medicineDays, madeBy, zoneId }
}

/** Whose rules hold for her: those of a citizen of where she goes; both where she only has a right to live there. */
const heldBy = ({ journey }: Entered): readonly string[] =>
  journey.rightThere !== 'citizen' || journey.destination === null ? holders : [unionCountries.includes(journey.destination) ? 'eu' : 'third']

/** Papers and clearances in codes and days; nothing sealed is opened here. */
export async function showPapers(visit: Visit, caseId: Id): Promise<PapersModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered) return null
  const { journey, card } = entered
  const today = isoDay(visit.now)
  const [papers, answers] = [await papersOf(visit.tx, journey.id), await clearancesOf(visit.tx, journey.id)]
  const [there, onTheWay] = [await needsOf(visit.tx, journey.destination, today), await needsOf(visit.tx, null, today)]
  const needs = [...there.filter(({ way }) => way === 'destination'), ...onTheWay.filter(({ way }) => way === 'transit')]
  const rows = [...papers, ...answers]
  const seen = await sightsOf(visit.tx, journey.id)
  return {
    case: { id: caseId, pseudonym: card.pseudonym },
    papers: papers.map((one) => paperOf(one, today)),
    trial: clearanceOf(answers, 'trial'),
    fit: clearanceOf(answers, 'fit'),
    sees: { trial: seen.includes('trial'), fit: seen.includes('fit') },
    needs: needs.filter(({ holder }) => heldBy(entered).includes(holder)),
    destination: journey.destination,
    mayWrite: journey.mayWrite && journey.phase !== 'ended',
    names: await nameBook(
      visit,
      rows.map((one) => one.madeBy),
      rows.map((one) => one.zoneId),
    ),
  }
}

export type PaperModel = { readonly entered: Entered; readonly paper: Paper; readonly words: string | null }
/** One paper, to follow it: this is where its words are opened. */
export async function preparePaper(visit: Visit, caseId: Id, id: Id): Promise<PaperModel | null> {
  const entered = await enterToWrite(visit, caseId)
  const found = entered && (await papersOf(visit.tx, entered.journey.id)).find((one) => one.id === id)
  if (!entered || !found) return null
  const words = found.wordsRecord === null ? null : ((await wordsOf(visit, caseId, [found.wordsRecord])).get(found.wordsRecord) ?? null)
  return { entered, paper: found, words }
}

export type ClearanceModel = { readonly entered: Entered; readonly kind: Clearance['kind']; readonly before: Clearance | null; readonly words: string | null }
export async function prepareClearance(visit: Visit, caseId: Id, kind: Clearance['kind']): Promise<ClearanceModel | null> {
  const entered = await enterToWrite(visit, caseId)
  if (!entered || !(await sightsOf(visit.tx, entered.journey.id)).includes(kind)) return null
  const before = (await clearancesOf(visit.tx, entered.journey.id)).find((one) => one.kind === kind) ?? null
  const record = before?.wordsRecord ?? null
  return { entered, kind, before, words: record === null ? null : ((await wordsOf(visit, caseId, [record])).get(record) ?? null) }
}

import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { nameBook, Names } from '#capabilities/cases/contract.ts'
import { isHeld } from '#capabilities/returning/domain/country-asks.ts'
import { fitStatuses, medicines, paperKinds, paperStatuses, tolds, travelPapers, trialStatuses } from '#capabilities/returning/domain/papers.ts'
import { enter, enterToWrite, type Entered } from '#capabilities/returning/queries/enter.ts'
import { caseHead } from '#capabilities/returning/queries/show-gates.ts'
import { wordsOf } from '#capabilities/returning/queries/show-home.ts'
import { holders, unionCountries, ways, type Holder, type Way } from '#capabilities/returning/reference/gate-rules.ts'
import { needsOf } from '#capabilities/returning/store/gate-rule.ts'
import { gateFacts } from '#capabilities/returning/store/gates.ts'
import { findPlan } from '#capabilities/returning/store/journey.ts'
import { legsOf } from '#capabilities/returning/store/leg.ts'
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
  /** What the country she goes to asks for, and what countries on the way do: each by its name for those who know the journey, else what most ask for. */
  needs: z.array(
    z.object({
      country: z.string().nullable(),
      holder: z.enum(holders),
      way: z.enum(ways),
      paper: z.enum(paperKinds),
      must: z.boolean(),
      /** She has it, through the last leg. */
      held: z.boolean(),
      source: z.string(),
      confirmed: z.boolean(),
    }),
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

const inTheUnion = (country: string | null): boolean => country === 'SE' || unionCountries.includes(country ?? '')
/** Whose rules hold for her: those of a citizen of where she goes; where she only has a right to live there, of the country that made out what she travels on. */
const holderOf = ({ journey }: Entered, papers: readonly Paper[]): Holder => {
  const made = papers.filter(({ kind, status }) => travelPapers.includes(kind) && status === 'valid')
  return (journey.rightThere === 'citizen' ? inTheUnion(journey.destination) : made.some(({ issuer }) => inTheUnion(issuer))) ? 'eu' : 'third'
}

/** The countries on the way, for those who know the journey; `null` for everybody else. */
async function onTheWay(visit: Visit, { journey }: Entered): Promise<readonly string[] | null> {
  if (!(await findPlan(visit.tx, journey.id))?.known) return null
  const passed = (await legsOf(visit.tx, journey.id)).flatMap(({ depart, arrive }) => [depart.country, arrive.country])
  return [...new Set(passed)].filter((country) => country !== 'SE' && country !== journey.destination).toSorted()
}

async function needsFor(visit: Visit, entered: Entered, papers: readonly Paper[]): Promise<PapersModel['needs']> {
  const today = isoDay(visit.now)
  const held = (await gateFacts(visit.tx, entered.journey.id))?.papers ?? []
  const holder = holderOf(entered, papers)
  const of = async (way: Way, country: string | null): Promise<PapersModel['needs']> =>
    (await needsOf(visit.tx, country, today))
      .filter((one) => one.way === way && one.holder === holder)
      .map((one) => ({ ...one, country, held: isHeld(held, one.paper) }))
  const passed = (await onTheWay(visit, entered)) ?? [null]
  const needs = [...(await of('destination', entered.journey.destination))]
  for (const country of passed) needs.push(...(await of('transit', country)))
  return needs
}

/** Papers and clearances in codes and days; nothing sealed is opened here. */
export async function showPapers(visit: Visit, caseId: Id): Promise<PapersModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered) return null
  const { journey, card } = entered
  const today = isoDay(visit.now)
  const [papers, answers] = [await papersOf(visit.tx, journey.id), await clearancesOf(visit.tx, journey.id)]
  const rows = [...papers, ...answers]
  const seen = await sightsOf(visit.tx, journey.id)
  return {
    case: { id: caseId, pseudonym: card.pseudonym },
    papers: papers.map((one) => paperOf(one, today)),
    trial: clearanceOf(answers, 'trial'),
    fit: clearanceOf(answers, 'fit'),
    sees: { trial: seen.includes('trial'), fit: seen.includes('fit') },
    needs: await needsFor(visit, entered, papers),
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

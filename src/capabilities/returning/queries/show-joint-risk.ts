import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { nameBook, Names } from '#capabilities/cases/contract.ts'
import { isOpenRisk } from '#capabilities/returning/commands/weigh-risk.ts'
import {
  differing,
  jointOf,
  ownViews,
  riskConditions,
  riskItems,
  riskOutcomes,
  riskRatings,
  riskSides,
  sideOf,
  type RiskItem,
  type RiskRating,
  type RiskSide,
} from '#capabilities/returning/domain/joint-risk.ts'
import { enter, enterToWrite, type Entered } from '#capabilities/returning/queries/enter.ts'
import { caseHead } from '#capabilities/returning/queries/show-gates.ts'
import { wordsOf } from '#capabilities/returning/queries/show-home.ts'
import { gateRule, type GateRule } from '#capabilities/returning/store/gate-rule.ts'
import { sightsOf } from '#capabilities/returning/store/return.ts'
import { jointRisksOf, type JointRisk, type RiskSideRow } from '#capabilities/returning/store/joint-risk.ts'

const signature = z.object({
  part: z.enum(['coordinator', 'partner']),
  outcome: z.enum(riskOutcomes),
  conditions: z.array(z.enum(riskConditions)),
  holdsUntil: z.string(),
  madeBy: z.string(),
  zoneId: z.string(),
  madeAt: z.date(),
})
const brief = z.object({
  id: z.string(),
  number: z.number(),
  madeAt: z.date(),
  sides: z.array(z.enum(riskSides)),
  signed: z.array(signature),
  state: z.enum(['unsigned', 'half', 'disagree', 'not_advisable', 'agreed']),
  holdsUntil: z.string().nullable(),
  holds: z.boolean(),
  unmet: z.array(z.enum(riskConditions)),
})
export const risksAnswer = z.object({ case: caseHead, risks: z.array(brief), maySay: z.boolean(), side: z.enum(riskSides).nullable(), names: Names })
export type RisksModel = z.input<typeof risksAnswer>
export type RiskBrief = RisksModel['risks'][number]

export function briefOf(risk: JointRisk, today: string): RiskBrief {
  const joint = jointOf(risk.signed)
  const asked = riskConditions.filter((condition) => risk.signed.some(({ conditions }) => conditions.includes(condition)))
  const holdsUntil = joint.state === 'agreed' ? joint.holdsUntil : null
  return {
    id: risk.id,
    number: risk.number,
    madeAt: risk.madeAt,
    sides: risk.sides.map(({ side }) => side),
    signed: risk.signed.map(({ part, outcome, conditions, holdsUntil: until, madeBy, zoneId, madeAt }) => ({
      part,
      outcome,
      conditions: [...conditions],
      holdsUntil: until,
      madeBy,
      zoneId,
      madeAt,
    })),
    state: joint.state,
    holdsUntil,
    holds: holdsUntil !== null && holdsUntil >= today,
    unmet: asked.filter((condition) => risk.met.every((one) => one.condition !== condition)),
  }
}

const namesOf = (visit: Visit, risks: readonly JointRisk[]) => {
  const rows = risks.flatMap((risk) => [...risk.sides, ...risk.signed, ...risk.met])
  return nameBook(
    visit,
    rows.map((one) => one.madeBy),
    rows.map((one) => one.zoneId),
  )
}

/** For those who weigh risks (C10): it is 404 for everybody else, also in the same return. */
async function enterToSee(visit: Visit, caseId: Id, writing = false): Promise<Entered | null> {
  const entered = writing ? await enterToWrite(visit, caseId) : await enter(visit, caseId)
  return entered && (await sightsOf(visit.tx, entered.journey.id)).includes('risk') ? entered : null
}

/** Every joint assessment in codes; nothing sealed is opened here. */
export async function showRisks(visit: Visit, caseId: Id): Promise<RisksModel | null> {
  const entered = await enterToSee(visit, caseId)
  if (!entered) return null
  const risks = await jointRisksOf(visit.tx, entered.journey.id)
  const { part, mayWrite, phase } = entered.journey
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    risks: risks.map((risk) => briefOf(risk, isoDay(visit.now))),
    maySay: mayWrite && phase !== 'ended',
    side: part === null ? null : sideOf(part),
    names: await namesOf(visit, risks),
  }
}

const rated = (row: RiskSideRow | undefined): Readonly<Record<RiskItem, RiskRating>> =>
  Object.fromEntries(
    riskItems.map((item) => [
      item,
      row?.present.includes(item) ? 'present' : row?.possible.includes(item) ? 'possible' : row?.absent.includes(item) ? 'absent' : 'unknown',
    ]),
  ) as Record<RiskItem, RiskRating>

const side = z.object({
  side: z.enum(riskSides),
  ownView: z.enum(ownViews),
  madeBy: z.string(),
  zoneId: z.string(),
  madeAt: z.date(),
  words: z.string().nullable(),
  ownWords: z.string().nullable(),
  hasWords: z.boolean(),
  hasOwnWords: z.boolean(),
})
const itemNames = riskItems as readonly [RiskItem, ...RiskItem[]]
export const riskAnswer = z.object({
  case: caseHead,
  risk: brief,
  newest: z.boolean(),
  sides: z.array(side),
  items: z.array(z.object({ item: z.enum(itemNames), sweden: z.enum(riskRatings), there: z.enum(riskRatings) })),
  differing: z.array(z.enum(itemNames)),
  /** What whoever signed wrote, when it was sealed to whoever asks. */
  reasons: z.array(z.object({ part: z.enum(['coordinator', 'partner']), words: z.string().nullable() })),
  maySign: z.boolean(),
  mayMeet: z.boolean(),
  names: Names,
})
export type RiskModel = z.input<typeof riskAnswer>

const saidBy = (row: RiskSideRow, words: ReadonlyMap<Id, string>): RiskModel['sides'][number] => ({
  side: row.side,
  ownView: row.ownView,
  madeBy: row.madeBy,
  zoneId: row.zoneId,
  madeAt: row.madeAt,
  words: row.wordsRecord === null ? null : (words.get(row.wordsRecord) ?? null),
  ownWords: row.ownRecord === null ? null : (words.get(row.ownRecord) ?? null),
  hasWords: row.wordsRecord !== null,
  hasOwnWords: row.ownRecord !== null,
})

export type FoundRisk = { readonly entered: Entered; readonly risk: JointRisk; readonly newest: boolean }
export async function findRisk(visit: Visit, caseId: Id, id: Id, writing: boolean): Promise<FoundRisk | null> {
  const entered = await enterToSee(visit, caseId, writing)
  const risks = entered ? await jointRisksOf(visit.tx, entered.journey.id) : []
  const risk = risks.find((one) => one.id === id)
  return entered && risk ? { entered, risk, newest: risks[0]?.id === id } : null
}

/** One assessment on its own page: both sides beside each other, and the words that are mine to read. */
export async function showRisk(visit: Visit, caseId: Id, id: Id): Promise<RiskModel | null> {
  const found = await findRisk(visit, caseId, id, false)
  if (!found) return null
  const { entered, risk, newest } = found
  const words = await wordsOf(visit, caseId, [...risk.sides.flatMap((one) => [one.wordsRecord, one.ownRecord]), ...risk.signed.map((one) => one.wordsRecord)])
  const of = (which: RiskSide) => risk.sides.find((one) => one.side === which)
  const [sweden, there] = [rated(of('sweden')), rated(of('there'))]
  visit.note({ object: id })
  const mayGoOn = newest && entered.journey.mayWrite && entered.journey.phase !== 'ended'
  const { part } = entered.journey
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    risk: briefOf(risk, isoDay(visit.now)),
    newest,
    sides: risk.sides.map((row) => saidBy(row, words)),
    items: riskItems.map((item) => ({ item, sweden: sweden[item], there: there[item] })),
    differing: risk.sides.length === 2 ? [...differing(sweden, there)] : [],
    reasons: risk.signed.flatMap((one) => (one.wordsRecord === null ? [] : [{ part: one.part, words: words.get(one.wordsRecord) ?? null }])),
    maySign: mayGoOn && risk.sides.length === 2 && (part === 'coordinator' || part === 'partner') && risk.signed.every((one) => one.part !== part),
    mayMeet: mayGoOn,
    names: await namesOf(visit, [risk]),
  }
}

export type SideModel = {
  readonly entered: Entered
  readonly side: RiskSide
  readonly before: Readonly<Record<RiskItem, RiskRating>>
  readonly begins: boolean
  readonly number: number
  readonly rule: GateRule
}
/** The form of the own side begins from what the own side said last. */
export async function prepareSide(visit: Visit, caseId: Id): Promise<SideModel | null> {
  const entered = await enterToSee(visit, caseId, true)
  if (!entered || entered.journey.part === null) return null
  const own = sideOf(entered.journey.part)
  const risks = await jointRisksOf(visit.tx, entered.journey.id)
  const [newest = null] = risks
  const goesOn = isOpenRisk(newest) && newest.sides.every((one) => one.side !== own)
  const last = risks.flatMap((risk) => risk.sides.filter((one) => one.side === own))[0]
  const rule = await gateRule(visit.tx, 'risk_holds', isoDay(visit.now))
  return { entered, side: own, before: rated(last), begins: !goesOn, number: (newest?.number ?? 0) + (goesOn ? 0 : 1), rule }
}

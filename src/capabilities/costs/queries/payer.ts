import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { together } from '#platform/db/together.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { nameBook, Names } from '#capabilities/cases/contract.ts'
import { assessReasons, assessRules, children, payers, permanents, placers, stays, statuses } from '#capabilities/costs/domain/assess.ts'
import { paysNow, whys, type PaysNow, type Version } from '#capabilities/costs/domain/payer.ts'
import { caseHead } from '#capabilities/costs/queries/answers.ts'
import { enter, enterToWrite, type Entered } from '#capabilities/costs/queries/enter.ts'
import { nextSteps, stepsOpen } from '#capabilities/costs/commands/transfers.ts'
import { assessmentsOf, shownVersions, type Assessment } from '#capabilities/costs/store/assessment.ts'
import { costRule } from '#capabilities/costs/store/rule.ts'
import { boardsIn, type Board } from '#capabilities/costs/store/standing.ts'
import { transfersOf, transferStates, type Transfer } from '#capabilities/costs/store/transfer.ts'

export const paysAnswer = z.object({ zone: z.string().nullable(), provisional: z.boolean(), why: z.enum(whys), disputed: z.boolean() })
const shownVersion = z.object({
  zoneId: z.string(),
  ours: z.boolean(),
  payer: z.enum(payers),
  payerZone: z.string().nullable(),
  fromOn: z.string(),
  provisional: z.boolean(),
  reasons: z.array(z.enum(assessReasons)),
  rules: z.array(z.enum(assessRules)),
})
const assessmentRow = z.object({
  id: z.string(),
  number: z.number(),
  stays: z.enum(stays),
  permanent: z.enum(permanents),
  placedBy: z.enum(placers),
  status: z.enum(statuses),
  child: z.enum(children),
  proposal: z.enum(payers),
  acute: z.enum(['us', 'stay_board']),
  reasons: z.array(z.enum(assessReasons)),
  rules: z.array(z.enum(assessRules)),
  madeBy: z.string(),
  madeAt: z.date(),
  payer: z.enum(payers).nullable(),
  payerZone: z.string().nullable(),
  fromOn: z.string().nullable(),
  provisional: z.boolean().nullable(),
  shown: z.boolean(),
  decidedBy: z.string().nullable(),
  decidedAt: z.date().nullable(),
})
const transferRow = z.object({
  id: z.string(),
  ours: z.boolean(),
  fromZone: z.string(),
  toZone: z.string().nullable(),
  askedOn: z.string(),
  answerBy: z.string(),
  state: z.enum(transferStates),
  late: z.boolean(),
  takesFrom: z.string().nullable(),
  answeredOn: z.string().nullable(),
  passedOn: z.string().nullable(),
  settledOn: z.string().nullable(),
  next: z.array(z.enum(nextSteps)),
})
export const payerAnswer = z.object({
  case: caseHead,
  mayWrite: z.boolean(),
  pays: paysAnswer,
  versions: z.array(shownVersion),
  assessments: z.array(assessmentRow),
  transfers: z.array(transferRow),
  names: Names,
})
export type PayerModel = z.input<typeof payerAnswer>
export type TransferRow = PayerModel['transfers'][number]
export type AssessmentRow = PayerModel['assessments'][number]

const isDecided = (one: Assessment): boolean => one.payer !== null && one.fromOn !== null
const versionOf = (one: Assessment): Version | null =>
  one.payer === null || one.fromOn === null
    ? null
    : { unitId: one.unitId, zoneId: one.zoneId, payer: one.payer, payerUnit: one.payerUnit, fromOn: one.fromOn, provisional: one.provisional ?? true }

type Known = { readonly boards: readonly Board[]; readonly own: readonly Assessment[]; readonly transfers: readonly Transfer[] }
type State = Known & { readonly versions: readonly (Version & Pick<Assessment, 'reasons' | 'rules'>)[]; readonly pays: PaysNow }
/** Who pays, as far as whoever asks may know. The first board of the case is where the person was met: the municipality of stay. */
export async function payerState(visit: Visit, caseId: Id, unitId: Id): Promise<State> {
  const { tx } = visit
  const [boards, own, transfers, shown] = await together([boardsIn(tx, caseId), assessmentsOf(tx, unitId), transfersOf(tx, caseId), shownVersions(tx, caseId)])
  const mine = own.find(isDecided)
  const ours = mine && versionOf(mine)
  const versions = [...(mine && ours ? [{ ...ours, reasons: mine.reasons, rules: mine.rules }] : []), ...shown.filter((one) => one.unitId !== unitId)]
  return { boards, own, transfers, versions, pays: paysNow(boards[0]?.unitId ?? unitId, versions, transfers, isoDay(visit.now)) }
}

export const sayPays = ({ boards, pays }: State): z.input<typeof paysAnswer> => ({
  zone: boards.find((one) => one.unitId === pays.unitId)?.name ?? null,
  provisional: pays.provisional,
  why: pays.why,
  disputed: pays.disputed,
})

const zoneOf = (boards: readonly Board[], unitId: Id | null): string | null => boards.find((one) => one.unitId === unitId)?.zoneId ?? null
const rowOf = (one: Assessment, boards: readonly Board[]): AssessmentRow => {
  const {
    id,
    number,
    stays: where,
    permanent,
    placedBy,
    status,
    child,
    proposal,
    acute,
    madeBy,
    madeAt,
    payer,
    fromOn,
    provisional,
    shown,
    decidedBy,
    decidedAt,
  } = one
  const row = {
    id,
    number,
    stays: where,
    permanent,
    placedBy,
    status,
    child,
    proposal,
    acute,
    madeBy,
    madeAt,
    payer,
    fromOn,
    provisional,
    shown,
    decidedBy,
    decidedAt,
  }
  return { ...row, reasons: [...one.reasons], rules: [...one.rules], payerZone: zoneOf(boards, one.payerUnit) }
}
const transferOf = (one: Transfer, { standing }: Entered, today: string): TransferRow => ({
  id: one.id,
  ours: one.unitId === standing.unitId,
  fromZone: one.zoneId,
  toZone: one.toZone,
  askedOn: one.askedOn,
  answerBy: one.answerBy,
  state: one.state,
  late: one.state === 'asked' && one.answerBy < today,
  takesFrom: one.takesFrom,
  answeredOn: one.answeredOn,
  passedOn: one.passedOn,
  settledOn: one.settledOn,
  next: standing.writes ? [...stepsOpen(one, standing.unitId, today)] : [],
})

/** Every version, the own history, and the requests between boards. */
export async function showPayer(visit: Visit, caseId: Id): Promise<PayerModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered) return null
  const { card, standing } = entered
  const state = await payerState(visit, caseId, standing.unitId)
  const today = isoDay(visit.now)
  visit.note({ object: caseId, count: state.versions.length })
  return {
    case: { id: card.id, pseudonym: card.pseudonym },
    mayWrite: standing.writes,
    pays: sayPays(state),
    versions: state.versions.map((one) => ({
      zoneId: one.zoneId,
      ours: one.unitId === standing.unitId,
      payer: one.payer,
      payerZone: one.payer === 'us' ? one.zoneId : zoneOf(state.boards, one.payerUnit),
      fromOn: one.fromOn,
      provisional: one.provisional,
      reasons: [...one.reasons],
      rules: [...one.rules],
    })),
    assessments: state.own.map((one) => rowOf(one, state.boards)),
    transfers: state.transfers.map((one) => transferOf(one, entered, today)),
    names: await nameBook(
      visit,
      state.own.flatMap((one) => [one.madeBy, one.decidedBy]),
      [...state.boards.map((one) => one.zoneId), ...state.transfers.flatMap((one) => [one.zoneId, one.toZone])],
    ),
  }
}

export type AssessModel = { readonly entered: Entered; readonly before: number }
export async function prepareAssess(visit: Visit, caseId: Id): Promise<AssessModel | null> {
  const entered = await enterToWrite(visit, caseId)
  return entered && { entered, before: (await assessmentsOf(visit.tx, entered.standing.unitId))[0]?.number ?? 0 }
}

export type DecideModel = { readonly entered: Entered; readonly assessment: Assessment; readonly boards: readonly Board[] }
export async function prepareDecide(visit: Visit, caseId: Id, id: Id): Promise<DecideModel | null> {
  const entered = await enterToWrite(visit, caseId)
  const assessment = entered && (await assessmentsOf(visit.tx, entered.standing.unitId)).find((one) => one.id === id)
  if (!entered || !assessment) return null
  const boards = (await boardsIn(visit.tx, caseId)).filter((one) => one.social && one.unitId !== entered.standing.unitId)
  return { entered, assessment, boards }
}

export type AskModel = { readonly entered: Entered; readonly boards: readonly Board[]; readonly months: number }
export async function prepareAsk(visit: Visit, caseId: Id): Promise<AskModel | null> {
  const entered = await enterToWrite(visit, caseId)
  if (!entered) return null
  const { months } = await costRule(visit.tx, 'transfer_answer', isoDay(visit.now))
  return { entered, months, boards: (await boardsIn(visit.tx, caseId)).filter((one) => one.social && one.unitId !== entered.standing.unitId) }
}

export type StepModel = { readonly entered: Entered; readonly transfer: Transfer; readonly row: TransferRow; readonly names: PayerModel['names'] }
export async function prepareStep(visit: Visit, caseId: Id, id: Id): Promise<StepModel | null> {
  const entered = await enterToWrite(visit, caseId)
  const transfer = entered && (await transfersOf(visit.tx, caseId)).find((one) => one.id === id)
  if (!entered || !transfer) return null
  const row = transferOf(transfer, entered, isoDay(visit.now))
  return { entered, transfer, row, names: await nameBook(visit, [], [transfer.zoneId, transfer.toZone]) }
}

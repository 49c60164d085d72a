import { z } from 'zod'
import { lastMomentOf } from '#capabilities/cases/contract.ts'
import type { Id } from '#kernel/id.ts'
import { together } from '#platform/db/together.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import type { Card, CasePanel, CaseHindrances, CaseTimeline } from '#capabilities/cases/contract.ts'
import { burn } from '#capabilities/costs/domain/burn.ts'
import { askFor, quartersLeft } from '#capabilities/costs/domain/claimable.ts'
import type { Basis } from '#capabilities/costs/domain/eligibility.ts'
import { sumOre } from '#capabilities/costs/domain/ore.ts'
import { statusOf, statuses } from '#capabilities/costs/domain/assess.ts'
import { costPaths } from '#capabilities/costs/paths.ts'
import { burnAnswer, caseHead, coded, lineRow, quarterRow } from '#capabilities/costs/queries/answers.ts'
import { basisAnswer, basisState, caseBasisAnswer, type BasisState } from '#capabilities/costs/queries/basis.ts'
import { enter, enterToWrite, type Entered } from '#capabilities/costs/queries/enter.ts'
import { payerState, paysAnswer, sayPays } from '#capabilities/costs/queries/payer.ts'
import { accountOf } from '#capabilities/costs/store/account.ts'
import { assessmentsOf } from '#capabilities/costs/store/assessment.ts'
import { basesOf } from '#capabilities/costs/store/basis.ts'
import { findLine, linesOf, type Line } from '#capabilities/costs/store/line.ts'
import { costRule } from '#capabilities/costs/store/rule.ts'
import { findStanding, type Standing } from '#capabilities/costs/store/standing.ts'
import { transfersOf } from '#capabilities/costs/store/transfer.ts'
import { inBoth } from '#capabilities/costs/words.ts'

export const costsAnswer = z.object({
  case: caseHead,
  number: z.number().int().nullable(),
  mayWrite: z.boolean(),
  status: z.enum(statuses),
  pays: paysAnswer,
  basis: basisAnswer.nullable(),
  /** The number of what is written here; 0 when nothing is. */
  basisNumber: z.number().int(),
  /** What the case's applications and permits say, when that is not what is written here. */
  inCase: caseBasisAnswer.nullable(),
  lines: z.array(lineRow),
  total: z.object({ netOre: z.number().int(), eligibleOre: z.number().int(), claimedOre: z.number().int() }),
  quarters: z.array(quarterRow),
  burn: burnAnswer,
})
export type CostsModel = z.input<typeof costsAnswer>

type Sums = Pick<CostsModel, 'number' | 'lines' | 'total' | 'quarters' | 'burn'>
const sayBasis = ({ written, inCase, holds, differs }: BasisState): Pick<CostsModel, 'basis' | 'basisNumber' | 'inCase'> => ({
  basis: holds && {
    receivedOn: holds.receivedOn,
    grantedOn: holds.grantedOn,
    endsOn: holds.endsOn,
    endedWhy: holds.endedWhy,
    source: written ? 'written' : 'application',
  },
  basisNumber: written?.number ?? 0,
  inCase: differs ? inCase : null,
})

const holdsIn = async (asked: Promise<BasisState>): Promise<Basis | null> => (await asked).holds
const burnOf = (all: readonly Line[], today: string): CostsModel['burn'] => {
  const { perDay, since, months } = burn(all, today)
  return { perDay, since, months: [...months] }
}

/** Lines and sums of one unit by a basis, for its members and for finance alike. */
export async function sumsOf(visit: Visit, unitId: Id, asked: Promise<Basis | null>): Promise<Sums> {
  const today = isoDay(visit.now)
  const [basis, all, { months, remind }, account] = await together([
    asked,
    linesOf(visit.tx, unitId),
    costRule(visit.tx, 'claim', today),
    accountOf(visit.tx, unitId),
  ])
  const rows = all.map((line) => coded(line, basis))
  return {
    number: account?.number ?? null,
    lines: rows,
    total: {
      netOre: sumOre(all.map((line) => line.netOre)),
      eligibleOre: sumOre(rows.map((row) => row.claimedOre ?? row.eligibleOre)),
      claimedOre: sumOre(rows.map((row) => row.claimedOre ?? 0)),
    },
    quarters: [...quartersLeft(all, new Map(basis ? [[unitId, basis]] : []), today, { months, remind })],
    burn: burnOf(all, today),
  }
}

export async function showCosts(visit: Visit, caseId: Id): Promise<CostsModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered) return null
  const { card, standing } = entered
  const asked = basisState(visit, caseId, standing.unitId)
  const [basis, sums, pays] = await together([asked, sumsOf(visit, standing.unitId, holdsIn(asked)), payerState(visit, caseId, standing.unitId)])
  visit.note({ object: caseId, count: sums.lines.length })
  return {
    case: { id: card.id, pseudonym: card.pseudonym },
    mayWrite: standing.writes,
    status: statusOf(card.residence),
    pays: sayPays(pays),
    ...sayBasis(basis),
    ...sums,
  }
}

export type WriteModel = { readonly entered: Entered }
export const prepareLine = async (visit: Visit, caseId: Id): Promise<WriteModel | null> => {
  const entered = await enterToWrite(visit, caseId)
  return entered && { entered }
}
export type TakeBackModel = { readonly entered: Entered; readonly line: Line }
export async function prepareTakeBack(visit: Visit, caseId: Id, id: Id): Promise<TakeBackModel | null> {
  const entered = await enterToWrite(visit, caseId)
  const line = entered && (await findLine(visit.tx, id))
  return entered && line && line.unitId === entered.standing.unitId ? { entered, line } : null
}

/** What the page of a case shows, in codes: only to those of the own unit who read its costs. */
export type CostsOnCase = Pick<CostsModel, 'pays' | 'quarters' | 'total' | 'mayWrite'> & { readonly caseId: string; readonly lines: number }
export async function costsOnCase(visit: Visit, card: Card): Promise<CostsOnCase | null> {
  const standing = await findStanding(visit.tx, card.id)
  if (!standing?.reads) return null
  const asked = holdsIn(basisState(visit, card.id, standing.unitId))
  const [sums, pays] = await together([sumsOf(visit, standing.unitId, asked), payerState(visit, card.id, standing.unitId)])
  return { caseId: card.id, pays: sayPays(pays), mayWrite: standing.writes, quarters: sums.quarters, total: sums.total, lines: sums.lines.length }
}

const readers = async (visit: Visit, card: Card): Promise<Standing | null> => {
  const standing = await findStanding(visit.tx, card.id)
  return standing?.reads ? standing : null
}

/** The last day for what has not been claimed, and the last day to answer another board. */
export const costClocks: NonNullable<CasePanel['clocks']> = async (visit, card) => {
  const standing = await readers(visit, card)
  if (!standing || card.closedAt) return []
  const holds = holdsIn(basisState(visit, card.id, standing.unitId))
  const [{ quarters }, transfers] = await together([sumsOf(visit, standing.unitId, holds), transfersOf(visit.tx, card.id)])
  const asked = transfers.filter((one) => one.state === 'asked')
  return [
    ...quarters
      .filter((one) => one.over && one.daysLeft >= 0 && one.reminder !== null)
      .map((one) => ({ dueAt: lastMomentOf(one.lastOn), words: inBoth((t) => t.clock.claim), href: costPaths.ofCase(card.id) })),
    ...asked.map((one) => ({ dueAt: lastMomentOf(one.answerBy), words: inBoth((t) => t.clock.answer), href: costPaths.payer(card.id) })),
  ]
}

export const costMoments: CaseTimeline = async (visit, card, before, limit) => {
  const standing = await readers(visit, card)
  if (!standing) return []
  const href = costPaths.payer(card.id)
  const { zoneId } = standing
  const { tx } = visit
  const [own, transfers, written] = await together([assessmentsOf(tx, standing.unitId), transfersOf(tx, card.id), basesOf(tx, standing.unitId)])
  const decided = own.flatMap((one) => (one.decidedAt ? [{ at: one.decidedAt, kind: 'payer', words: inBoth((t) => t.timeline.decided), href, zoneId }] : []))
  const asked = transfers.map((one) => ({
    at: one.madeAt,
    kind: 'transfer',
    words: inBoth((t) => t.timeline.asked),
    href,
    zoneId: one.zoneId,
  }))
  const bases = written.map((one) => ({
    at: one.madeAt,
    kind: 'reimbursement',
    words: inBoth((t) => t.timeline.basis),
    href: costPaths.ofCase(card.id),
    zoneId,
  }))
  return [...decided, ...asked, ...bases]
    .filter((one) => one.at < before)
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, limit)
}

/** Closing is told of what nobody has claimed; it does not wait for it, since finance claims afterwards too. */
export const costHindrances: CaseHindrances = async (visit, card) => {
  const standing = await readers(visit, card)
  if (!standing) return []
  const { holds: basis } = await basisState(visit, card.id, standing.unitId)
  const lines = await linesOf(visit.tx, standing.unitId)
  const { months, remind } = await costRule(visit.tx, 'claim', isoDay(visit.now))
  const bases = new Map(basis ? [[standing.unitId, basis]] : [])
  const left = quartersLeft(lines, bases, isoDay(visit.now), { months, remind }).flatMap((one) => askFor(lines, bases, one.quarter))
  return left.length === 0 ? [] : [{ words: inBoth((t) => t.hindrance(left.length)), href: costPaths.ofCase(card.id), tells: true }]
}

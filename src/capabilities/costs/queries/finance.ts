import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { claimsSoFar } from '#capabilities/costs/commands/claims.ts'
import { askFor, quartersLeft } from '#capabilities/costs/domain/claimable.ts'
import { differences, repaymentReasons } from '#capabilities/costs/domain/codes.ts'
import { daysBetween } from '#kernel/day.ts'
import { sumOre } from '#capabilities/costs/domain/ore.ts'
import { endOf, isQuarter, latestReceipt } from '#capabilities/costs/domain/quarter.ts'
import { burnAnswer, coded, lineRow, quarterRow } from '#capabilities/costs/queries/answers.ts'
import { writtenBasis } from '#capabilities/costs/queries/basis.ts'
import { sumsOf } from '#capabilities/costs/queries/case-costs.ts'
import { accountOf, accountsOfZone, type Account } from '#capabilities/costs/store/account.ts'
import { basesOfZone } from '#capabilities/costs/store/basis.ts'
import { claimsOfZone, findClaim, repaymentsOf, type Claim } from '#capabilities/costs/store/claim.ts'
import { findLine, linesOfClaim, unclaimedOfZone, type Line } from '#capabilities/costs/store/line.ts'
import { costRule } from '#capabilities/costs/store/rule.ts'

/** Everything here is asked as the finance officer: the walls let codes, days and amounts of the own zone through, and nothing else of a case. */
const claimRow = z.object({
  id: z.string(),
  quarter: z.string(),
  number: z.number().int(),
  totalOre: z.number().int(),
  lastOn: z.string(),
  daysLeft: z.number().int(),
  sentOn: z.string().nullable(),
  receivedOn: z.string().nullable(),
  inTime: z.boolean().nullable(),
  paidOn: z.string().nullable(),
  paidOre: z.number().int().nullable(),
  difference: z.enum(differences).nullable(),
  repaidOre: z.number().int(),
})
export type ClaimRow = z.input<typeof claimRow>
const claimOf = (one: Claim, today: string): ClaimRow => {
  const { id, quarter, number, totalOre, lastOn, sentOn, receivedOn, paidOn, paidOre, difference, repaidOre } = one
  const row = { id, quarter, number, totalOre, lastOn, sentOn, receivedOn, paidOn, paidOre, difference, repaidOre }
  return { ...row, daysLeft: daysBetween(today, lastOn), inTime: receivedOn === null ? null : receivedOn <= lastOn }
}

export const overviewAnswer = z.object({
  quarters: z.array(quarterRow),
  claims: z.array(claimRow),
  accounts: z.array(z.object({ id: z.string(), number: z.number().int(), unclaimedOre: z.number().int(), lines: z.number().int() })),
})
export type OverviewModel = z.input<typeof overviewAnswer>

const shownFor =
  (show: 'send' | 'receive' | null) =>
  (one: Claim): boolean =>
    show === null || (one.receivedOn === null && (one.sentOn === null) === (show === 'send'))

/** What is unclaimed and how long it may wait, the claims under way, and the numbers of the cases. */
export const overviewShows = ['send', 'receive'] as const
export async function showOverview(visit: Visit, show: (typeof overviewShows)[number] | null): Promise<OverviewModel> {
  const today = isoDay(visit.now)
  const [lines, bases, accounts] = [await unclaimedOfZone(visit.tx), await basesOfZone(visit.tx), await accountsOfZone(visit.tx)]
  const { months, remind } = await costRule(visit.tx, 'claim', today)
  const quarters = [...quartersLeft(lines, bases, today, { months, remind })]
  const asked = quarters.flatMap((one) => askFor(lines, bases, one.quarter))
  visit.note({ count: accounts.length })
  return {
    quarters,
    claims: (await claimsOfZone(visit.tx)).filter(shownFor(show)).map((one) => claimOf(one, today)),
    accounts: accounts.map((one) => {
      const own = asked.filter(({ line }) => line.unitId === one.unitId)
      return { id: one.unitId, number: one.number, unclaimedOre: sumOre(own.map(({ part }) => part.ore)), lines: own.length }
    }),
  }
}

const numbered = lineRow.extend({ account: z.number().int(), accountId: z.string() })
const withNumber = (line: Line, accounts: readonly Account[], row: z.input<typeof lineRow>) => ({
  ...row,
  accountId: line.unitId,
  account: accounts.find((one) => one.unitId === line.unitId)?.number ?? 0,
})
export const quarterAnswer = z.object({
  quarter: z.string(),
  over: z.boolean(),
  lastOn: z.string(),
  daysLeft: z.number().int(),
  totalOre: z.number().int(),
  lines: z.array(numbered),
  claims: z.array(claimRow),
  soFar: z.number().int(),
})
export type QuarterModel = z.input<typeof quarterAnswer>

export async function showQuarter(visit: Visit, quarter: string): Promise<QuarterModel | null> {
  if (!isQuarter(quarter)) return null
  const today = isoDay(visit.now)
  const [accounts, bases] = [await accountsOfZone(visit.tx), await basesOfZone(visit.tx)]
  const asked = askFor(await unclaimedOfZone(visit.tx), bases, quarter)
  const { months } = await costRule(visit.tx, 'claim', endOf(quarter) < today ? endOf(quarter) : today)
  const lastOn = latestReceipt(quarter, months)
  const claims = await claimsOfZone(visit.tx)
  visit.note({ object: quarter, count: asked.length })
  return {
    quarter,
    over: endOf(quarter) < today,
    lastOn,
    daysLeft: daysBetween(today, lastOn),
    totalOre: sumOre(asked.map(({ part }) => part.ore)),
    lines: asked.map(({ line }) => withNumber(line, accounts, coded(line, bases.get(line.unitId) ?? null))),
    claims: claims.filter((one) => one.quarter === quarter).map((one) => claimOf(one, today)),
    soFar: claimsSoFar(claims, quarter),
  }
}

export const claimAnswer = z.object({
  claim: claimRow,
  version: z.number().int(),
  madeAt: z.date(),
  zone: z.string(),
  lines: z.array(numbered),
  repayments: z.array(z.object({ id: z.string(), ore: z.number().int(), onDay: z.string(), reason: z.enum(repaymentReasons) })),
})
export type ClaimModel = z.input<typeof claimAnswer>

export async function showClaim(visit: Visit, id: Id, zone: string): Promise<ClaimModel | null> {
  const claim = await findClaim(visit.tx, id)
  if (!claim) return null
  const [accounts, bases, lines] = [await accountsOfZone(visit.tx), await basesOfZone(visit.tx), await linesOfClaim(visit.tx, id)]
  visit.note({ object: id, count: lines.length })
  return {
    claim: claimOf(claim, isoDay(visit.now)),
    version: claim.version,
    madeAt: claim.madeAt,
    zone,
    lines: lines.map((line) => withNumber(line, accounts, coded(line, bases.get(line.unitId) ?? null))),
    repayments: [...(await repaymentsOf(visit.tx, id))],
  }
}

export const accountAnswer = z.object({
  id: z.string(),
  number: z.number().int(),
  lines: z.array(lineRow),
  total: z.object({ netOre: z.number().int(), eligibleOre: z.number().int(), claimedOre: z.number().int() }),
  quarters: z.array(quarterRow),
  burn: burnAnswer,
})
export type AccountModel = z.input<typeof accountAnswer>
const ownAccount = async (visit: Visit, unitId: Id): Promise<Account | null> => {
  const account = await accountOf(visit.tx, unitId)
  return account?.zoneId === visit.actor.zoneId ? account : null
}
export async function showAccount(visit: Visit, unitId: Id): Promise<AccountModel | null> {
  const account = await ownAccount(visit, unitId)
  if (!account) return null
  const { lines, total, quarters, burn } = await sumsOf(visit, unitId, writtenBasis(visit, unitId))
  visit.note({ object: unitId, count: lines.length })
  return { id: unitId, number: account.number, lines, total, quarters, burn }
}

export type AccountWriteModel = { readonly account: Account }
export const prepareAccountLine = async (visit: Visit, unitId: Id): Promise<AccountWriteModel | null> => {
  const account = await ownAccount(visit, unitId)
  return account && { account }
}
export type AccountTakeBackModel = AccountWriteModel & { readonly line: Line }
export async function prepareAccountTakeBack(visit: Visit, unitId: Id, id: Id): Promise<AccountTakeBackModel | null> {
  const account = await ownAccount(visit, unitId)
  const line = account && (await findLine(visit.tx, id))
  return account && line?.unitId === unitId ? { account, line } : null
}

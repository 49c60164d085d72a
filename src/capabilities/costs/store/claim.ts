import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Difference, RepaymentReason } from '#capabilities/costs/domain/codes.ts'
import type { Reason } from '#capabilities/costs/domain/eligibility.ts'
import type { Ore } from '#capabilities/costs/domain/ore.ts'
import type { Line } from '#capabilities/costs/store/line.ts'

export type Claim = {
  readonly id: Id
  readonly zoneId: Id
  readonly quarter: string
  readonly number: number
  readonly totalOre: Ore
  /** By which it must have come in. */
  readonly lastOn: string
  readonly madeBy: Id
  readonly madeAt: Instant
  readonly sentOn: string | null
  readonly receivedOn: string | null
  readonly paidOn: string | null
  readonly paidOre: Ore | null
  readonly difference: Difference | null
  readonly repaidOre: Ore
  readonly version: number
}

const rows = sql`
  select c.id, c.zone_id as "zoneId", c.quarter::text as quarter, c.number, c.total_ore as "totalOre", c.last_on::text as "lastOn", c.made_by as "madeBy",
    c.made_at as "madeAt", c.sent_on::text as "sentOn", c.received_on::text as "receivedOn", c.paid_on::text as "paidOn", c.paid_ore as "paidOre", c.difference,
    coalesce((select sum(r.ore) from costs.repayment r where r.claim_id = c.id), 0)::bigint as "repaidOre", c.version
  from costs.claim c`

/** The own zone's, the newest quarter first. */
export async function claimsOfZone(tx: Tx): Promise<readonly Claim[]> {
  return (await sql<Claim>`${rows} where c.zone_id = (select authz.my_zone()) order by c.quarter desc, c.number desc limit 400`.execute(tx)).rows
}
export async function findClaim(tx: Tx, id: Id): Promise<Claim | null> {
  return (await sql<Claim>`${rows} where c.id = ${id}`.execute(tx)).rows[0] ?? null
}

type NewClaim = Pick<Claim, 'id' | 'quarter' | 'number' | 'totalOre' | 'lastOn'>
/** `false` when somebody else made this one first. */
export async function addClaim(tx: Tx, made: NewClaim): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into costs.claim (id, zone_id, quarter, number, total_ore, last_on, made_by)
    values (${made.id}, (select authz.my_zone()), ${made.quarter}::date, ${made.number}, ${made.totalOre}, ${made.lastOn}::date, (select authz.me()))
    on conflict (zone_id, quarter, number) do nothing`.execute(tx)
  return numAffectedRows === 1n
}
/** `false` when the line is in another claim. */
export async function addClaimLine(tx: Tx, claimId: Id, line: Line, ore: Ore, reason: Reason): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into costs.claim_line (line_id, claim_id, case_id, unit_id, zone_id, wall, ore, reason)
    values (${line.id}, ${claimId}, ${line.caseId}, ${line.unitId}, ${line.zoneId}, ${`${line.unitId}/C8`}, ${ore}, ${reason})
    on conflict (line_id) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** Each `false` when the claim has moved on. */
export async function markSent(tx: Tx, id: Id, version: number, on: string): Promise<boolean> {
  const done = await sql`
    update costs.claim set sent_on = ${on}::date, sent_by = (select authz.me()), version = version + 1
    where id = ${id} and version = ${version} and sent_on is null`.execute(tx)
  return done.numAffectedRows === 1n
}
export async function markReceived(tx: Tx, id: Id, version: number, on: string): Promise<boolean> {
  const done = await sql`
    update costs.claim set received_on = ${on}::date, received_by = (select authz.me()), version = version + 1
    where id = ${id} and version = ${version} and received_on is null`.execute(tx)
  return done.numAffectedRows === 1n
}
export async function markPaid(tx: Tx, id: Id, version: number, paid: { on: string; ore: Ore; difference: Difference | null }): Promise<boolean> {
  const done = await sql`
    update costs.claim set paid_on = ${paid.on}::date, paid_ore = ${paid.ore}, difference = ${paid.difference}, paid_by = (select authz.me()), version = version + 1
    where id = ${id} and version = ${version} and paid_on is null`.execute(tx)
  return done.numAffectedRows === 1n
}

export type Repayment = { readonly id: Id; readonly ore: Ore; readonly onDay: string; readonly reason: RepaymentReason }
export async function repaymentsOf(tx: Tx, claimId: Id): Promise<readonly Repayment[]> {
  return (
    await sql<Repayment>`select r.id, r.ore, r.on_day::text as "onDay", r.reason from costs.repayment r where r.claim_id = ${claimId} order by r.on_day, r.made_at`.execute(
      tx,
    )
  ).rows
}
/** `false` when the claim has moved on: two repayments at once would give back too much. */
export async function addRepayment(tx: Tx, claim: Claim, version: number, made: Repayment): Promise<boolean> {
  const moved = await sql`update costs.claim set version = version + 1 where id = ${claim.id} and version = ${version}`.execute(tx)
  if (moved.numAffectedRows !== 1n) return false
  await sql`
    insert into costs.repayment (id, claim_id, zone_id, ore, on_day, reason, made_by)
    values (${made.id}, ${claim.id}, ${claim.zoneId}, ${made.ore}, ${made.onDay}::date, ${made.reason}, (select authz.me()))`.execute(tx)
  return true
}

import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { CounterReason, GrantPurpose, GrantState, GrantType, Payee } from '#capabilities/returning/domain/after-codes.ts'
import type { Currency, Minor } from '#capabilities/returning/domain/grant.ts'
import type { Place } from '#capabilities/returning/store/reception.ts'

export type Grant = {
  readonly id: Id
  readonly returnId: Id
  readonly number: number
  readonly type: GrantType
  readonly purpose: GrantPurpose
  readonly state: GrantState
  readonly currency: Currency
  readonly minor: Minor
  readonly ore: number | null
  readonly rateOn: Day | null
  readonly payee: Payee
  readonly herWordOn: Day | null
  readonly counters: Id | null
  readonly reason: CounterReason | null
  /** The line that took it back. */
  readonly counteredBy: Id | null
  readonly madeBy: Id
  readonly madeAt: Instant
  readonly approvedBy: Id | null
  readonly paidOn: Day | null
  /** Whether there is a receipt; `null` while nobody has said. */
  readonly receipt: boolean | null
  readonly receiptCode: string | null
  readonly version: number
}
const rows = sql`
  select g.id, g.return_id as "returnId", g.number, g.type, g.purpose, g.state, g.currency, g.minor, g.ore, g.rate_on::text as "rateOn", g.payee, g.her_word_on::text as "herWordOn", g.counters, g.reason,
    c.id as "counteredBy", g.made_by as "madeBy", g.made_at as "madeAt", g.approved_by as "approvedBy", g.paid_on::text as "paidOn", r.there_is as receipt, r.code as "receiptCode", g.version
  from returns.grant_line g left join returns.grant_line c on c.counters = g.id left join returns.receipt r on r.grant_id = g.id`

export async function grantsOf(tx: Tx, returnId: Id): Promise<readonly Grant[]> {
  return (await sql<Grant>`${rows} where g.return_id = ${returnId} order by g.number`.execute(tx)).rows
}
export async function findGrant(tx: Tx, returnId: Id, id: Id): Promise<Grant | null> {
  return (await sql<Grant>`${rows} where g.return_id = ${returnId} and g.id = ${id}`.execute(tx)).rows[0] ?? null
}
export type MoneyAsked = { readonly withoutReceipt: boolean; readonly before: { readonly at: string; readonly id: Id } | null; readonly limit: number }
const noReceipt = sql`g.state = 'paid' and g.counters is null and not exists (select from returns.receipt n where n.grant_id = g.id)`
/** For finance: lines of the own zone, the newest first; one more than asked for when there is more. */
export async function grantsOfZone(tx: Tx, { withoutReceipt, before, limit }: MoneyAsked): Promise<readonly (Grant & { readonly madeExactly: string })[]> {
  const { rows: found } = await sql<Grant & { madeExactly: string }>`
    select w.*, to_char(w."madeAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "madeExactly"
    from (${rows} where g.zone_id = (select authz.my_zone()) and g.zone_id = any (array(select costs.my_finance_zones()))
      and (${!withoutReceipt} or (${noReceipt})) and (${before === null} or (g.made_at, g.id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid)) order by g.made_at desc, g.id desc limit ${limit + 1}) w
    order by w."madeAt" desc, w.id desc`.execute(tx)
  return found
}
/** For finance: how many paid lines of the own zone nobody has said of whether there is a receipt. */
export async function countWithoutReceipt(tx: Tx): Promise<number> {
  const { rows: found } = await sql<{ n: number }>`
    select count(*)::int as n from returns.grant_line g
    where g.zone_id = (select authz.my_zone()) and g.zone_id = any (array(select costs.my_finance_zones())) and ${noReceipt}`.execute(tx)
  return found[0]?.n ?? 0
}
/** Granted to this person in all, in öre. Whoever asks after comes after, until this transaction is over. */
export async function lockGranted(tx: Tx, caseId: Id): Promise<number> {
  return Number((await sql<{ ore: number | null }>`select returns.granted(${caseId}) as ore`.execute(tx)).rows[0]?.ore ?? 0)
}

/** The same for a page, as far as the one asking sees; nobody waits for it. */
export async function grantedSeen(tx: Tx, caseId: Id): Promise<number> {
  const { rows: found } = await sql<{ ore: number }>`
    select coalesce(sum(ore), 0)::bigint as ore from returns.grant_line where case_id = ${caseId} and state in ('approved', 'paid')`.execute(tx)
  return Number(found[0]?.ore ?? 0)
}

type NewGrant = Pick<Grant, 'id' | 'type' | 'purpose' | 'currency' | 'minor' | 'payee' | 'herWordOn'>
export async function insertGrant(tx: Tx, place: Place, made: NewGrant): Promise<void> {
  await sql`
    insert into returns.grant_line (id, return_id, case_id, unit_id, zone_id, number, type, purpose, state, currency, size, minor, payee, her_word_on, made_by)
    select ${made.id}, ${place.returnId}, ${place.caseId}, ${place.unitId}, (select authz.my_zone()), coalesce(max(g.number), 0) + 1, ${made.type}, ${made.purpose}, 'planned', ${made.currency},
      ${made.minor}, ${made.minor}, ${made.payee}, ${made.herWordOn}::date, (select authz.me())
    from returns.grant_line g where g.return_id = ${place.returnId}`.execute(tx)
}
/** A line of the same amount below nought. `false` when it was taken back already. */
export async function insertCounter(tx: Tx, place: Place, grant: Grant, id: Id, reason: CounterReason, day: Day): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into returns.grant_line (id, return_id, case_id, unit_id, zone_id, number, type, purpose, state, currency, size, minor, ore, rate_on, payee, her_word_on, counters, reason, made_by,
      approved_by, approved_at, paid_by, paid_at, paid_on)
    select ${id}, ${place.returnId}, ${place.caseId}, ${place.unitId}, (select authz.my_zone()), coalesce(max(g.number), 0) + 1, ${grant.type}, ${grant.purpose}, 'paid', ${grant.currency},
      ${grant.minor}, ${-grant.minor}, ${grant.ore === null ? null : -grant.ore}, ${grant.rateOn}::date, ${grant.payee}, ${grant.herWordOn}::date, ${grant.id}, ${reason}, (select authz.me()),
      (select authz.me()), authz.now(), (select authz.me()), authz.now(), ${day}::date
    from returns.grant_line g where g.return_id = ${place.returnId}
    on conflict (counters) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** `false` when it has moved on. */
export async function setApproved(tx: Tx, id: Id, version: number, value: { readonly ore: number; readonly rateOn: Day | null }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update returns.grant_line set state = 'approved', ore = ${value.ore}, rate_on = ${value.rateOn}::date, approved_by = (select authz.me()), approved_at = authz.now(), version = version + 1
    where id = ${id} and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}
/** `false` when it has moved on. */
export async function setPaid(tx: Tx, id: Id, version: number, on: Day): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update returns.grant_line set state = 'paid', paid_by = (select authz.me()), paid_at = authz.now(), paid_on = ${on}::date, version = version + 1
    where id = ${id} and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}
/** `false` when it has moved on. */
export async function setDropped(tx: Tx, id: Id, version: number): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update returns.grant_line set state = 'dropped', version = version + 1 where id = ${id} and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}
export type Receipt = { readonly thereIs: boolean; readonly code: string | null; readonly onDay: Day | null }
/** `false` when somebody has said it already. */
export async function insertReceipt(tx: Tx, place: Place, grantId: Id, receipt: Receipt): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into returns.receipt (grant_id, return_id, case_id, unit_id, zone_id, there_is, code, on_day, made_by)
    values (${grantId}, ${place.returnId}, ${place.caseId}, ${place.unitId}, (select authz.my_zone()), ${receipt.thereIs}, ${receipt.code}, ${receipt.onDay}::date, (select authz.me()))
    on conflict (grant_id) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

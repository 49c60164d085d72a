import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { handoverRules, transferCountries, transferGrounds, type TransferGroundCode } from '#capabilities/returning/reference/transfers.ts'

export type TransferGround = { readonly code: TransferGroundCode; readonly law: string }
/** The grounds by which the own kind of zone may let something leave for that country today; none is an empty list. */
export async function transferGroundsFor(tx: Tx, senderKind: string, country: string): Promise<readonly TransferGround[]> {
  const { rows } = await sql<TransferGround>`
    select g.code, g.law from returns.transfer_ground g
    where g.sender_kind = ${senderKind} and g.standing = returns.standing_of(${country}) and g.valid_from <= (authz.now() at time zone 'Europe/Stockholm')::date
      and (g.valid_to is null or g.valid_to > (authz.now() at time zone 'Europe/Stockholm')::date)
    order by g.code`.execute(tx)
  return rows
}

/** How many days at first, and at most. @throws Error when the reference data is not there: a defect of the installation */
export async function handoverDays(tx: Tx): Promise<{ readonly days: number; readonly most: number }> {
  const { rows } = await sql<{ days: number; most: number }>`
    select days, most from returns.handover_rule
    where code = 'open' and valid_from <= (authz.now() at time zone 'Europe/Stockholm')::date and (valid_to is null or valid_to > (authz.now() at time zone 'Europe/Stockholm')::date)
    order by valid_from desc limit 1`.execute(tx)
  const [rule] = rows
  if (!rule) throw new Error('there is no rule for hand-overs')
  return rule
}

/** Whether the one asking leads that part of the case. */
export async function leadsUnit(tx: Tx, unitId: Id): Promise<boolean> {
  return (await sql<{ leads: boolean }>`select ${unitId}::uuid = any (array(select cases.my_lead_unit_ids())) as leads`.execute(tx)).rows[0]?.leads === true
}

export async function furnishTransfers(tx: Tx): Promise<void> {
  for (const one of transferCountries)
    await sql`
      insert into returns.transfer_country (code, standing, source, valid_from) values (${one.code}, ${one.standing}, ${one.source}, ${one.validFrom}::date) on conflict do nothing`.execute(
      tx,
    )
  for (const one of transferGrounds)
    await sql`
      insert into returns.transfer_ground (code, sender_kind, standing, law, valid_from) values (${one.code}, ${one.senderKind}, ${one.standing}, ${one.law}, ${one.validFrom}::date)
      on conflict do nothing`.execute(tx)
  for (const one of handoverRules)
    await sql`
      insert into returns.handover_rule (code, days, most, source, valid_from) values (${one.code}, ${one.days}, ${one.most}, ${one.source}, ${one.validFrom}::date)
      on conflict do nothing`.execute(tx)
}

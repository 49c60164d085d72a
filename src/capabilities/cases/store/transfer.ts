import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import type { TransferGround } from '#capabilities/cases/domain/transfer.ts'
import { transferCountries, transferGrounds } from '#capabilities/cases/domain/transfer-reference.ts'

/** The grounds by which a kind of zone may let something leave for that country today; none is an empty list. */
export async function transferGroundsFor(tx: Tx, senderKind: string, country: string): Promise<readonly TransferGround[]> {
  const { rows } = await sql<TransferGround>`
    select g.code, g.law from cases.transfer_ground g
    where g.sender_kind = ${senderKind} and g.standing = cases.standing_of(${country}) and g.valid_from <= (authz.now() at time zone 'Europe/Stockholm')::date
      and (g.valid_to is null or g.valid_to > (authz.now() at time zone 'Europe/Stockholm')::date)
    order by g.code`.execute(tx)
  return rows
}

export async function furnishTransfers(tx: Tx): Promise<void> {
  for (const one of transferCountries)
    await sql`
      insert into cases.transfer_country (code, standing, source, valid_from) values (${one.code}, ${one.standing}, ${one.source}, ${one.validFrom}::date) on conflict do nothing`.execute(
      tx,
    )
  for (const one of transferGrounds)
    await sql`
      insert into cases.transfer_ground (code, sender_kind, standing, law, valid_from) values (${one.code}, ${one.senderKind}, ${one.standing}, ${one.law}, ${one.validFrom}::date)
      on conflict do nothing`.execute(tx)
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import { settle } from '#platform/record/record.ts'
import { ceilingRows } from '#capabilities/people/domain/roles.ts'
import { secrecyOf, zoneKinds } from '#capabilities/people/domain/zones.ts'

/** Brings the ceilings and kinds of the database to what the data files say. Changes only what differs; safe to repeat. */
export async function furnishReference(tx: Tx): Promise<void> {
  const kinds = zoneKinds.map((kind) => ({ kind, secrecy: secrecyOf(kind) }))
  await sql`
    insert into people.zone_kind as k (kind, secrecy_rule)
    select kind, secrecy from jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb) as r (kind text, secrecy text)
    on conflict (kind) do update set secrecy_rule = excluded.secrecy_rule where k.secrecy_rule <> excluded.secrecy_rule`.execute(tx)
  const rows = JSON.stringify(ceilingRows)
  await sql`
    delete from people.ceiling c
    where not exists (select from jsonb_to_recordset(${rows}::jsonb) as r (role text, class text) where r.role = c.role and r.class = c.class)`.execute(tx)
  await sql`
    insert into people.ceiling as c (role, class, "right")
    select role, class, "right" from jsonb_to_recordset(${rows}::jsonb) as r (role text, class text, "right" text)
    on conflict (role, class) do update set "right" = excluded."right" where c."right" <> excluded."right"`.execute(tx)
  await settle(tx, 'people.furnished')
}

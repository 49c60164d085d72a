import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import type { NonDataKind } from '#capabilities/contact/domain/codes.ts'

/** Today's counts of the zone, by kind, on the Swedish calendar. */
export async function tallyToday(tx: Tx): Promise<ReadonlyMap<NonDataKind, number>> {
  const { rows } = await sql<{ kind: NonDataKind; calls: number }>`
    select kind, calls from contact.tally
    where zone_id = (select authz.my_zone()) and day = (authz.now() at time zone 'Europe/Stockholm')::date`.execute(tx)
  return new Map(rows.map((row) => [row.kind, row.calls]))
}

/** Counts one more, or one back; never below nothing. */
export async function count(tx: Tx, kind: NonDataKind, step: 1 | -1): Promise<void> {
  await sql`
    insert into contact.tally as t (zone_id, day, kind, calls)
    values (authz.my_zone(), (authz.now() at time zone 'Europe/Stockholm')::date, ${kind}, ${Math.max(0, step)})
    on conflict (zone_id, day, kind) do update set calls = greatest(0, t.calls + ${step})`.execute(tx)
}

import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** What has a vault key of its own in this room: calls, and what was handed over. */
export async function sealedSubjects(tx: Tx): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`select id from contact.call union all select id from contact.hand_over`.execute(tx)
  return rows.map((row) => row.id)
}

/** Calls with words, and how many of them recovery can open. */
export async function recoveryOfCalls(tx: Tx): Promise<{ readonly keys: number; readonly covered: number; readonly zones: readonly string[] }> {
  const { rows } = await sql<{ keys: number; covered: number; zones: string[] }>`
    select count(*)::integer as keys, count(*) filter (where h.covered)::integer as covered,
      coalesce(array_agg(distinct z.code order by z.code) filter (where not h.covered), '{}') as zones
    from (
      select c.zone_id, exists (select from contact.call_key k where k.call_id = c.id and k.holder = 'recovery' and k.holder_id = c.zone_id) as covered
      from contact.call c where c.words is not null
    ) h join people.zone z on z.id = h.zone_id`.execute(tx)
  return rows[0] ?? { keys: 0, covered: 0, zones: [] }
}

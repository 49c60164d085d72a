import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** A case as the keeper of its vault key sees it. */
export type CardKey = { readonly id: Id; readonly pseudonym: string; readonly shredded: boolean }

export async function allCards(tx: Tx): Promise<readonly CardKey[]> {
  const { rows } = await sql<CardKey>`select id, pseudonym, shredded_at is not null as shredded from cases.card`.execute(tx)
  return rows
}

/** How many keys there are that recovery should hold, and for how many it does. */
export type Covered = { readonly keys: number; readonly covered: number; readonly zones: readonly string[] }

/**
 * INV-15 in numbers: every version of every unit's key, made for its zone's recovery key as it is now, and every record that has a key of its own.
 * `zones` lack some. That a wrap is there is counted here; that it opens is shown by a drill with two officers.
 */
export async function recoveryCoverage(tx: Tx): Promise<Covered> {
  const { rows } = await sql<Covered>`
    with held as (
      select u.zone_id, exists (
          select from cases.key_wrap w join people.zone_key k on k.zone_id = w.holder_id and k.kind = 'recovery'
          where w.unit_id = u.id and w.holder = 'recovery' and w.holder_id = u.zone_id and w.key_version = v and w.disclosure_id is null and w.made_at >= k.made_at
        ) as covered
      from cases.unit u join cases.card c on c.id = u.case_id and c.shredded_at is null cross join generate_series(1, u.key_version) v
      union all
      select r.zone_id, exists (select from cases.record_wrap w where w.record_id = r.id and w.holder = 'recovery' and w.holder_id = r.zone_id) as covered
      from cases.record r join cases.card c on c.id = r.case_id and c.shredded_at is null where r.own_key
    )
    select count(*)::integer as keys, count(*) filter (where h.covered)::integer as covered,
      coalesce(array_agg(distinct z.code order by z.code) filter (where not h.covered), '{}') as zones
    from held h join people.zone z on z.id = h.zone_id`.execute(tx)
  return rows[0] ?? { keys: 0, covered: 0, zones: [] }
}

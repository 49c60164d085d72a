import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Phase } from '#capabilities/returning/domain/return.ts'

export const listShows = ['open', 'decide', 'choose', 'ended'] as const
export type ListShow = (typeof listShows)[number]

export type ListedReturn = {
  readonly id: Id
  readonly caseId: Id
  readonly pseudonym: string
  readonly phase: Phase
  readonly madeAt: Instant
  /** To the microsecond, as the database keeps it: where the next page begins. */
  readonly madeExactly: string
}
export type ListAsked = { readonly show: ListShow; readonly before: { readonly at: string; readonly id: Id } | null; readonly limit: number }

/**
 * Returns in which the own part of the case takes part now, the newest first. `decide`: the own decision about admission is not there yet;
 * `choose`: information was given and no choice is there yet.
 */
export async function listReturns(tx: Tx, { show, before, limit }: ListAsked): Promise<readonly ListedReturn[]> {
  const which = {
    open: sql`r.ended_at is null`,
    ended: sql`r.ended_at is not null`,
    decide: sql`r.phase = 'applied' and p.part in ('coordinator', 'partner') and not exists (select from returns.admission a where a.return_id = r.id and a.part = p.part)`,
    choose: sql`r.phase = 'choice' and exists (select from returns.information i where i.return_id = r.id) and not exists (select from returns.choice c where c.return_id = r.id)`,
  }[show]
  const { rows } = await sql<ListedReturn>`
    select r.id, r.case_id as "caseId", c.pseudonym, r.phase, r.made_at as "madeAt", to_char(r.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "madeExactly"
    from returns.return r
      join returns.party p on p.return_id = r.id and p.ended_at is null and p.unit_id = any (array(select cases.my_unit_ids())) and p.zone_id = (select authz.my_zone())
      join cases.card c on c.id = r.case_id
    where r.id = any (array(select returns.my_ids())) and ${which}
      and (${before?.at ?? null}::timestamptz is null or (r.made_at, r.id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid))
    order by r.made_at desc, r.id desc limit ${limit}`.execute(tx)
  return rows
}

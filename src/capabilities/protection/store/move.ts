import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** The day until which a placement that my team asked for has its nights; `null` when there is none. */
export async function placedUntil(tx: Tx, askId: Id): Promise<string | null> {
  return (await sql<{ until: string | null }>`select protection.placed_until(${askId})::text as until`.execute(tx)).rows[0]?.until ?? null
}

/** For the shelter somebody is at: whether a place elsewhere has been taken, so that this one is kept until the arrival there. Never where. */
export async function movingOn(tx: Tx, askId: Id): Promise<boolean> {
  return (await sql<{ moving: boolean }>`select protection.moving_on(${askId}) as moving`.execute(tx)).rows[0]?.moving ?? false
}

export type CameFrom = 'done' | 'too_early' | 'nights_over'
/** The other half of an arrival that was just noted: whoever moved has left the other place the same day. Nothing of it is told. */
export async function leaveWhereTheyCameFrom(tx: Tx, askId: Id): Promise<CameFrom> {
  return (await sql<{ answer: CameFrom }>`select protection.leave_where_she_came_from(${askId}) as answer`.execute(tx)).rows[0]?.answer ?? 'done'
}

/**
 * Run by the clock: a place that somebody is about to move from is kept one night more, until the arrival at the other. Nights that another has are never taken.
 * @param today the day in Sweden, as `2026-11-21`
 */
export async function keepPlacesOfMoves(tx: Tx, today: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update protection.stay s set nights = daterange(lower(s.nights), ${today}::date + 1), version = s.version + 1
    where s.active and s.kind = 'stay' and s.ended_why is null and upper(s.nights) <= ${today}::date
      and exists (select from protection.place_request r join protection.place_ask n on n.request_id = r.id where r.moves_from = s.ask_id and n.state in ('accepted', 'admitted'))
      and not exists (select from protection.stay o where o.slot = s.slot and o.id <> s.id and o.active and o.nights && daterange(upper(s.nights), ${today}::date + 1))`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0n)
}

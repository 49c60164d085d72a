import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'

export const glassReasons = ['danger_to_life', 'child_in_danger', 'on_call_without_team', 'other_urgent'] as const
export type GlassReason = (typeof glassReasons)[number]
export type Glass = {
  readonly id: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly personId: Id
  readonly classes: readonly string[]
  readonly reason: GlassReason
  readonly fromAt: Instant
  readonly untilAt: Instant
  readonly endedAt: Instant | null
  readonly seenByLead: Id | null
  readonly seenByReviewer: Id | null
}

const columns = sql`g.id, g.case_id as "caseId", g.unit_id as "unitId", g.person_id as "personId", g.classes, g.reason, g.from_at as "fromAt", g.until_at as "untilAt", g.ended_at as "endedAt",
  g.seen_by_lead as "seenByLead", g.seen_by_reviewer as "seenByReviewer"`

/** The private half of the zone's duty key, sealed to me; `null` when I do not hold it. */
export async function myDutyWrap(tx: Tx): Promise<Uint8Array | null> {
  const { rows } = await sql<{ wrap: Uint8Array }>`
    select wrap from people.duty_holder where zone_id = (select authz.my_zone()) and person_id = (select authz.me())`.execute(tx)
  return rows[0]?.wrap ?? null
}

/** My own zone's part of a case, where I could break the glass; `null` otherwise. */
export async function findBreakable(tx: Tx, caseId: Id): Promise<{ readonly unitId: Id; readonly pseudonym: string } | null> {
  const { rows } = await sql<{ unitId: Id; pseudonym: string }>`select b.unit_id as "unitId", b.pseudonym from cases.breakable(${caseId}) b`.execute(tx)
  return rows[0] ?? null
}

export async function insertGlass(
  tx: Tx,
  glass: {
    readonly id: Id
    readonly caseId: Id
    readonly unitId: Id
    readonly classes: readonly string[]
    readonly reason: GlassReason
    readonly untilAt: Instant
  },
): Promise<void> {
  await sql`
    insert into cases.glass (id, case_id, unit_id, zone_id, person_id, classes, reason, until_at)
    values (${glass.id}, ${glass.caseId}, ${glass.unitId}, (select authz.my_zone()), (select authz.me()), ${[...glass.classes]}::text[], ${glass.reason}, ${glass.untilAt})`.execute(
    tx,
  )
}

/** What leads and log reviewers are told of, newest first; `unseen` leaves out what this side has answered. */
export async function listGlass(tx: Tx, asked: { readonly caseId?: Id; readonly unseenBy?: 'lead' | 'reviewer' }): Promise<readonly Glass[]> {
  const { rows } = await sql<Glass>`
    select ${columns} from cases.glass g
    where g.zone_id = (select authz.my_zone()) and (${asked.caseId ?? null}::uuid is null or g.case_id = ${asked.caseId ?? null}::uuid)
      and (${asked.unseenBy !== 'lead'} or (g.seen_by_lead is null and g.person_id <> (select authz.me()) and g.unit_id = any (array(select cases.my_lead_unit_ids()))))
      and (${asked.unseenBy !== 'reviewer'} or (g.seen_by_reviewer is null and g.person_id <> (select authz.me())))
    order by g.from_at desc, g.id limit 100`.execute(tx)
  return rows
}

export async function markGlassSeen(tx: Tx, id: Id, by: 'lead' | 'reviewer'): Promise<boolean> {
  const done =
    by === 'lead'
      ? await sql`update cases.glass set seen_by_lead = (select authz.me()) where id = ${id} and seen_by_lead is null and person_id <> (select authz.me())`.execute(
          tx,
        )
      : await sql`update cases.glass set seen_by_reviewer = (select authz.me()) where id = ${id} and seen_by_reviewer is null and person_id <> (select authz.me())`.execute(
          tx,
        )
  return done.numAffectedRows === 1n
}

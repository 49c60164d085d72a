import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Whether the one asking decides on admission now: the head of the shelter, or outside office hours whoever is on call for it. */
export async function mayAdmit(tx: Tx): Promise<boolean> {
  return (await sql<{ may: boolean }>`select protection.i_may_admit() as may`.execute(tx)).rows[0]?.may ?? false
}
/** Whether it rings at the one asking: who is on call for the shelter, or its head when nobody is. */
export async function amOnCall(tx: Tx): Promise<boolean> {
  return (await sql<{ am: boolean }>`select protection.i_am_on_call() as am`.execute(tx)).rows[0]?.am ?? false
}

/**
 * Outside office hours the on-call of the first shelter that was asked rings, and the next after the minutes.
 * @returns how many shelters stand in the order; 0 in office hours
 */
export async function ringOnCall(tx: Tx, requestId: Id, minutes: number): Promise<number> {
  return (await sql<{ n: number }>`select protection.ring_on_call(${requestId}, ${minutes}) as n`.execute(tx)).rows[0]?.n ?? 0
}

/** Requests for which the on-call of the own shelter has been rung and which nobody has answered. */
export async function rungAsks(tx: Tx): Promise<ReadonlySet<Id>> {
  const { rows } = await sql<{ id: Id }>`
    select m.ask_id as id from protection.place_alarm m join protection.place_ask a on a.id = m.ask_id where m.zone_id = (select authz.my_zone()) and a.state = 'asked'`.execute(
    tx,
  )
  return new Set(rows.map((row) => row.id))
}

/**
 * Run by the clock: the next shelter rings when the one before has said no, or has not answered within the minutes of the rule; nobody is rung twice, nor when
 * some shelter holds a place or has given one.
 */
export async function passAlarmsOn(tx: Tx, now: Instant): Promise<number> {
  const { numAffectedRows } = await sql`
    update protection.place_alarm m set rung_at = ${now}, version = m.version + 1
    from protection.place_alarm before join protection.place_ask earlier on earlier.id = before.ask_id
    where m.rung_at is null and before.request_id = m.request_id and before.turn = m.turn - 1 and before.rung_at is not null
      and (earlier.state <> 'asked' or before.rung_at + before.minutes * interval '1 minute' <= ${now})
      and exists (select from protection.place_ask own where own.id = m.ask_id and own.state = 'asked')
      and not exists (select from protection.place_ask o where o.request_id = m.request_id
                        and (o.state in ('accepted', 'admitted', 'arrived') or (o.state = 'offered' and o.hold_until > ${now})))`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

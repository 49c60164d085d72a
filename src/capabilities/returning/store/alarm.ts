import { sql } from 'kysely'
import { minutesAfter, type Instant } from '#kernel/time.ts'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { ExpectedKind } from '#capabilities/returning/domain/journey.ts'
import type { Expected, TimedLeg } from '#capabilities/returning/domain/legs.ts'
import type { Watched } from '#capabilities/returning/domain/overdue.ts'

/** An alarm as whoever it calls sees it. Nothing in it says whose journey it is, where or when. */
export type Alarm = {
  readonly id: Id
  readonly returnId: Id
  readonly caseId: Id
  readonly raisedAt: Instant
  readonly stage: 1 | 2 | 3
  readonly takenBy: Id | null
  readonly takenAt: Instant | null
  readonly version: number
}
const columns = sql`a.id, a.return_id as "returnId", a.case_id as "caseId", a.raised_at as "raisedAt", a.stage, a.taken_by as "takenBy", a.taken_at as "takenAt", a.version`

/** Alarms that call me, the longest waiting first. Those that somebody took come last. */
export async function myAlarms(tx: Tx): Promise<readonly Alarm[]> {
  const { rows } = await sql<Alarm>`
    select ${columns} from returns.alarm a where a.ended_at is null order by a.taken_at is not null, a.raised_at, a.id limit 200`.execute(tx)
  return rows
}
export async function findAlarm(tx: Tx, id: Id): Promise<Alarm | null> {
  const { rows } = await sql<Alarm>`select ${columns} from returns.alarm a where a.id = ${id} and a.ended_at is null`.execute(tx)
  return rows[0] ?? null
}
/** What an alarm waits for: only for whoever knows the journey. */
export async function awaitedIn(tx: Tx, id: Id): Promise<{ readonly legId: Id; readonly kind: ExpectedKind; readonly dueAt: Instant } | null> {
  const { rows } = await sql<{ legId: Id; kind: ExpectedKind; dueAt: Instant }>`
    select a.leg_id as "legId", a.kind, a.due_at as "dueAt" from returns.alarm a where a.id = ${id} and a.return_id = any (array(select returns.my_known_ids()))`.execute(
    tx,
  )
  return rows[0] ?? null
}
/** `false` when somebody else was first. */
export async function takeAlarm(tx: Tx, id: Id): Promise<boolean> {
  const done = await sql`
    update returns.alarm set taken_by = authz.me(), taken_at = authz.now(), version = version + 1 where id = ${id} and taken_at is null and ended_at is null`.execute(
    tx,
  )
  return done.numAffectedRows === 1n
}
/** What was waited for came, or something later did. */
export async function endAlarms(tx: Tx, returnId: Id, upTo: Instant, how: 'came' | 'moved'): Promise<void> {
  await sql`
    update returns.alarm set ended_at = authz.now(), ended_how = ${how}, version = version + 1
    where return_id = ${returnId} and due_at <= ${upTo} and ended_at is null`.execute(tx)
}

/** Run by the clock: journeys in which something may be late. Moments and codes. */
export async function watchedJourneys(tx: Tx, now: Instant): Promise<readonly Watched[]> {
  const { rows } = await sql<{
    returnId: Id
    caseId: Id
    phase: Watched['phase']
    legs: readonly { readonly id: Id; readonly departAt: string; readonly arriveAt: string }[]
    came: Watched['came']
    alarms: readonly { readonly dueAt: string; readonly waiting: boolean }[]
  }>`
    select r.id as "returnId", r.case_id as "caseId", r.phase,
      (select coalesce(json_agg(json_build_object('id', l.id, 'departAt', l.depart_at, 'arriveAt', l.arrive_at)), '[]') from returns.leg l where l.return_id = r.id and l.taken_at is null) as legs,
      (select coalesce(json_agg(json_build_object('legId', e.leg_id, 'kind', e.kind)), '[]') from returns.event e
       where e.return_id = r.id and not exists (select from returns.event x where x.corrects = e.id)) as came,
      (select coalesce(json_agg(json_build_object('dueAt', a.due_at, 'waiting', a.ended_at is null and a.taken_at is null)), '[]') from returns.alarm a where a.return_id = r.id) as alarms
    from returns.return r join returns.plan p on p.return_id = r.id
    where (r.phase = 'travelling' or (r.phase = 'admitted' and p.complete))
      and exists (select from returns.leg l where l.return_id = r.id and l.taken_at is null and l.depart_at <= ${now})
    order by r.id`.execute(tx)
  return rows.map((row) => ({
    ...row,
    legs: row.legs.map((leg): TimedLeg => ({ id: leg.id, departAt: new Date(leg.departAt), arriveAt: new Date(leg.arriveAt) })),
    alarms: row.alarms.map((alarm) => ({ dueAt: new Date(alarm.dueAt), waiting: alarm.waiting })),
  }))
}
/** `false` when it had been raised already. */
export async function raiseAlarm(tx: Tx, watched: Pick<Watched, 'returnId' | 'caseId'>, missed: Expected, now: Instant): Promise<boolean> {
  const done = await sql`
    insert into returns.alarm (return_id, case_id, leg_id, kind, due_at, raised_at, staged_at)
    values (${watched.returnId}, ${watched.caseId}, ${missed.legId}, ${missed.kind}, ${missed.dueAt}, ${now}, ${now}) on conflict do nothing`.execute(tx)
  return done.numAffectedRows === 1n
}
/** Nobody took it in time: it calls more people. One step at a time, however long the clock stood still. */
export async function stepAlarms(tx: Tx, now: Instant, minutes: number): Promise<number> {
  const done = await sql`
    update returns.alarm set stage = stage + 1, staged_at = ${now}, version = version + 1
    where ended_at is null and taken_at is null and stage < 3 and staged_at <= ${minutesAfter(now, -minutes)}`.execute(tx)
  return Number(done.numAffectedRows ?? 0n)
}
/** The return is over, or she has arrived, or the leg is gone: nothing is waited for any more. */
export async function dropAlarms(tx: Tx, now: Instant): Promise<number> {
  const done = await sql`
    update returns.alarm a set ended_at = ${now}, ended_how = 'over', version = version + 1
    where a.ended_at is null
      and (exists (select from returns.return r where r.id = a.return_id and r.phase not in ('admitted', 'travelling'))
           or exists (select from returns.leg l where l.id = a.leg_id and l.taken_at is not null))`.execute(tx)
  return Number(done.numAffectedRows ?? 0n)
}

/** Whether I could break the glass in my own zone's part of the case, or have. */
export async function mayBreak(tx: Tx, caseId: Id): Promise<boolean> {
  return (await sql<{ may: boolean }>`select exists (select from cases.breakable(${caseId})) as may`.execute(tx)).rows[0]?.may ?? false
}

import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { AlarmAnswer, How, Point, Results, WhyNot } from '#capabilities/returning/domain/after-codes.ts'
import type { Alarm, Ring, Try } from '#capabilities/returning/domain/follow-up.ts'
import type { Part } from '#capabilities/returning/domain/return.ts'
import type { Place } from '#capabilities/returning/store/reception.ts'

export type FollowUp = Try & {
  readonly id: Id
  readonly how: How | null
  readonly why: WhyNot | null
  readonly results: Results | null
  readonly wordsRecord: Id | null
  readonly zoneId: Id
  readonly madeAt: Instant
}
/** Every try, in the order in which they were written. */
export async function followUpsOf(tx: Tx, returnId: Id): Promise<readonly FollowUp[]> {
  const { rows } = await sql<FollowUp>`
    select id, point, on_day::text as "onDay", how, reach, why, words_record as "wordsRecord", zone_id as "zoneId", made_at as "madeAt",
      case when reach = 'reached' then jsonb_build_object('safety', safety, 'housing', housing, 'income', income, 'health', health, 'children', children, 'network', network,
        'exploiterContact', exploiter_contact, 'satisfied', satisfied, 'exploitedAgain', exploited_again) end as results
    from returns.follow_up where return_id = ${returnId} order by made_at, id`.execute(tx)
  return rows
}
export type NewFollowUp = Omit<FollowUp, 'zoneId' | 'madeAt'>
export async function insertFollowUp(tx: Tx, place: Place, made: NewFollowUp): Promise<void> {
  const { results: r } = made
  await sql`
    insert into returns.follow_up (id, return_id, case_id, unit_id, zone_id, point, on_day, how, reach, why, safety, housing, income, health, children, network, exploiter_contact, satisfied,
      exploited_again, words_record, made_by)
    values (${made.id}, ${place.returnId}, ${place.caseId}, ${place.unitId}, (select authz.my_zone()), ${made.point}, ${made.onDay}::date, ${made.how}, ${made.reach}, ${made.why},
      ${r?.safety ?? null}, ${r?.housing ?? null}, ${r?.income ?? null}, ${r?.health ?? null}, ${r?.children ?? null}, ${r?.network ?? null}, ${r?.exploiterContact ?? null},
      ${r?.satisfied ?? null}, ${r?.exploitedAgain ?? null}, ${made.wordsRecord}, (select authz.me()))`.execute(tx)
}

export type KeptAlarm = Alarm & { readonly id: Id; readonly madeAt: Instant; readonly answeredAt: Instant | null; readonly version: number }
const alarm = sql`id, point, why, stage, (made_at at time zone 'Europe/Stockholm')::date::text as "onDay", made_at as "madeAt", answer, answered_at as "answeredAt", version`
/** Every alarm of a return, the newest first. */
export async function alarmsOf(tx: Tx, returnId: Id): Promise<readonly KeptAlarm[]> {
  return (await sql<KeptAlarm>`select ${alarm} from returns.follow_alarm where return_id = ${returnId} order by made_at desc, stage desc, id`.execute(tx)).rows
}
/** Whoever hears that she is exploited again says so at once; said twice it is one alarm. */
export async function tellAgain(tx: Tx, place: Place, point: Point): Promise<void> {
  await sql`
    insert into returns.follow_alarm (return_id, case_id, point, why, stage, made_by) values (${place.returnId}, ${place.caseId}, ${point}, 'again', 1, (select authz.me()))
    on conflict (return_id, point, why, stage) do nothing`.execute(tx)
}
/** `false` when it has been answered already. */
export async function setAnswered(tx: Tx, id: Id, version: number, answer: AlarmAnswer): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update returns.follow_alarm set answer = ${answer}, answered_by = (select authz.me()), answered_at = authz.now(), version = version + 1
    where id = ${id} and version = ${version} and answered_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** A return that is followed, as lists and the clock know it: days and codes. */
export type Followed = {
  readonly returnId: Id
  readonly caseId: Id
  readonly arrivedOn: Day
  /** Closed on; the times that are left go on all the same. */
  readonly endedOn: Day | null
  readonly tries: readonly Try[]
  readonly alarms: readonly (Alarm & { readonly open: boolean })[]
}
const followed = sql`
  r.id as "returnId", r.case_id as "caseId", (r.arrived_at at time zone 'Europe/Stockholm')::date::text as "arrivedOn",
  (r.ended_at at time zone 'Europe/Stockholm')::date::text as "endedOn",
  coalesce((select jsonb_agg(jsonb_build_object('point', f.point, 'onDay', f.on_day, 'reach', f.reach) order by f.made_at) from returns.follow_up f where f.return_id = r.id), '[]') as tries,
  coalesce((select jsonb_agg(jsonb_build_object('point', a.point, 'why', a.why, 'stage', a.stage, 'answer', a.answer, 'open', a.answered_at is null,
    'onDay', (a.made_at at time zone 'Europe/Stockholm')::date) order by a.made_at) from returns.follow_alarm a where a.return_id = r.id), '[]') as alarms`

const newest = sql`not exists (select from returns.return n where n.case_id = r.case_id and n.made_at > r.made_at)`
/**
 * Arrived, also when the return has been closed since: as long as somebody can write in the case, no newer return has begun in it, it is not long past
 * that the last time was, and nobody has been taken up again as exploited: she is back in the work of the case, and no time of this return is left.
 */
const isFollowed = sql`((r.phase = 'arrived' or (r.phase = 'ended' and r.arrived_at > authz.now() - interval '2 years' and c.closed_at is null and ${newest}))
  and r.outcome is distinct from 're_exploited_known' and not exists (select from returns.renewal w where w.return_id = r.id))`
/** Said to be exploited again, and nobody has answered: that waits for somebody also before she has arrived, and when the times are left. */
const saidAgain = sql`(c.closed_at is null and ${newest}
  and exists (select from returns.follow_alarm a where a.return_id = r.id and a.why = 'again' and a.answered_at is null))`

/** Whether this one is followed now: the one answer for the list, the clock, the head of the case and the page. */
export async function isFollowedNow(tx: Tx, returnId: Id): Promise<boolean> {
  const { rows } = await sql<{ on: boolean }>`
    select ${isFollowed} as on from returns.return r join cases.card c on c.id = r.case_id where r.id = ${returnId}`.execute(tx)
  return rows[0]?.on === true
}

/**
 * The returns I take part in that are followed now, the earliest arrival first, and those where somebody is said to be exploited again.
 * At most a few hundred: thirty a year come home.
 */
export type MyFollowed = Omit<Followed, 'arrivedOn'> & {
  readonly arrivedOn: Day | null
  readonly goesOn: boolean
  readonly pseudonym: string
  readonly part: Part
}
export async function myFollowed(tx: Tx): Promise<readonly MyFollowed[]> {
  const { rows } = await sql<MyFollowed>`
    select ${followed}, ${isFollowed} as "goesOn", c.pseudonym, p.part
    from returns.return r join cases.card c on c.id = r.case_id
    join returns.party p on p.return_id = r.id and p.ended_at is null and p.unit_id = any (array(select cases.my_unit_ids()))
    where r.id = any (array(select returns.my_ids_seeing('{C10}'))) and (${isFollowed} or ${saidAgain}) order by r.arrived_at, r.id limit 400`.execute(tx)
  return rows
}

/** Run by the clock: every return that is followed now. */
export async function allFollowed(tx: Tx): Promise<readonly Followed[]> {
  return (
    await sql<Followed>`select ${followed} from returns.return r join cases.card c on c.id = r.case_id where ${isFollowed} order by r.arrived_at, r.id`.execute(
      tx,
    )
  ).rows
}
/** Run by the clock: `false` when it rang before. */
export async function ring(tx: Tx, { returnId, caseId }: Pick<Followed, 'returnId' | 'caseId'>, { point, why, stage }: Ring): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into returns.follow_alarm (return_id, case_id, point, why, stage) values (${returnId}, ${caseId}, ${point}, ${why}, ${stage})
    on conflict (return_id, point, why, stage) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

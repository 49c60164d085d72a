import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import { exactly } from '#capabilities/cases/store/card.ts'
import type { Absence, GoneOn, Landed } from '#capabilities/cases/domain/stand-in.ts'
import type { PlannedReach, Task, TaskOutcome, TaskTitle } from '#capabilities/cases/domain/tasks.ts'

const columns = sql`t.id, t.case_id as "caseId", coalesce(c.pseudonym, cases.pseudonym_of_task(t.id)) as pseudonym, c.id is not null as "inCase", t.zone_id as "zoneId", t.from_zone as "fromZone", t.title, t.words_record as "wordsRecord", t.person_id as "personId", t.function,
  t.due_at as "dueAt", t.deputy_id as "deputyId", t.gone_on_to as "goneOnTo", t.escalated_at as "escalatedAt", t.source, t.source_id as "sourceId", t.done_at as "doneAt", t.outcome, t.reach, t.version`
const from = sql`from cases.task t left join cases.card c on c.id = t.case_id`

/** Tasks of a case, open ones first, the nearest first. */
export async function tasksOfCase(tx: Tx, caseId: Id): Promise<readonly Task[]> {
  const { rows } = await sql<Task>`select ${columns} ${from} where t.case_id = ${caseId} order by t.done_at is not null, t.due_at, t.id limit 200`.execute(tx)
  return rows
}
/** Tasks that came out of one meeting or call. */
export async function tasksOfSource(tx: Tx, source: string, sourceId: Id): Promise<readonly Task[]> {
  const { rows } =
    await sql<Task>`select ${columns} ${from} where t.source = ${source} and t.source_id = ${sourceId} order by t.due_at, t.id limit 200`.execute(tx)
  return rows
}
export async function findTask(tx: Tx, caseId: Id, id: Id): Promise<Task | null> {
  const { rows } = await sql<Task>`select ${columns} ${from} where t.case_id = ${caseId} and t.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export const taskLists = ['late', 'today', 'mine', 'others', 'done'] as const
export type TaskList = (typeof taskLists)[number]

/** Mine: named to me, to a function I hold, or mine as deputy once it has escalated, or as who answers in the place of the deputy. */
const mine = sql`t.zone_id = (select authz.my_zone())
  and (t.person_id = (select authz.me()) or (t.escalated_at is not null and (t.deputy_id = (select authz.me()) or t.gone_on_to = (select authz.me())))
       or (t.person_id is null and t.function = any ((select authz.my_roles())::text[])))`
/** Where to begin, so that nobody else's tasks are gone through; the walls decide after it. */
const aboutMe = (done: boolean) => sql`t.id = any (array(select cases.tasks_about_me(${done})))`
const which = (list: TaskList, dayEnd: Instant) =>
  ({
    late: sql`${mine} and t.done_at is null and t.due_at <= authz.now()`,
    today: sql`${mine} and t.done_at is null and t.due_at > authz.now() and t.due_at <= ${dayEnd}`,
    mine: sql`${mine} and t.done_at is null`,
    others: sql`t.done_at is null and t.made_by = (select authz.me()) and not (${mine})`,
    done: sql`${mine} and t.done_at is not null`,
  })[list]

export type TaskListQuery = {
  readonly list: TaskList
  readonly dayEnd: Instant
  readonly after: { readonly dueExactly: string; readonly id: Id } | null
  readonly limit: number
}

/** A task of a list, with its time to the microsecond: where the next page begins. */
export type ListedTask = Task & { readonly dueExactly: string }

/** One list of tasks, the nearest due first; what is done, the latest first. One row more than asked for when there is more. */
export async function listTasks(tx: Tx, { list, dayEnd, after, limit }: TaskListQuery): Promise<readonly ListedTask[]> {
  const order = list === 'done' ? sql`t.due_at desc, t.id desc` : sql`t.due_at, t.id`
  const past = list === 'done' ? sql`(t.due_at, t.id) < ` : sql`(t.due_at, t.id) > `
  const { rows } = await sql<ListedTask>`
    select ${columns}, ${exactly(sql`t.due_at`)} as "dueExactly" ${from}
    where ${aboutMe(list === 'done')} and ${which(list, dayEnd)} and (${after === null} or ${past}(${after?.dueExactly ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by ${order} limit ${limit + 1}`.execute(tx)
  return rows
}

export type TaskCounts = {
  readonly late: number
  readonly today: number
  readonly others: number
  readonly nextDue: Instant | null
  readonly firstLate: Instant | null
}
export async function countTasks(tx: Tx, dayEnd: Instant): Promise<TaskCounts> {
  const { rows } = await sql<TaskCounts>`
    select count(*) filter (where ${which('late', dayEnd)})::int as late, count(*) filter (where ${which('today', dayEnd)})::int as today,
      count(*) filter (where ${which('others', dayEnd)})::int as others,
      min(t.due_at) filter (where ${which('today', dayEnd)}) as "nextDue", min(t.due_at) filter (where ${which('late', dayEnd)}) as "firstLate"
    from cases.task t where ${aboutMe(false)} and t.done_at is null`.execute(tx)
  return rows[0] ?? { late: 0, today: 0, others: 0, nextDue: null, firstLate: null }
}

export type NewTaskRow = {
  readonly id: Id
  readonly caseId: Id
  readonly zoneId: Id
  readonly title: TaskTitle
  readonly wordsRecord: Id | null
  readonly personId: Id | null
  readonly function: string | null
  readonly dueAt: Instant
  readonly deputyId: Id | null
  readonly shared: boolean
  readonly source: string
  readonly sourceId: Id | null
  readonly reach: PlannedReach | null
}
export async function insertTask(tx: Tx, task: NewTaskRow): Promise<void> {
  await sql`
    insert into cases.task (id, case_id, zone_id, from_zone, title, words_record, person_id, function, due_at, deputy_id, shared, source, source_id, reach, made_by)
    values (${task.id}, ${task.caseId}, ${task.zoneId}, (select authz.my_zone()), ${task.title}, ${task.wordsRecord}, ${task.personId}, ${task.function}, ${task.dueAt}, ${task.deputyId},
      ${task.shared}, ${task.source}, ${task.sourceId}, ${task.reach}, (select authz.me()))`.execute(tx)
}

/** `false` when somebody else was first. */
export async function setTaskDone(tx: Tx, id: Id, version: number, outcome: TaskOutcome): Promise<boolean> {
  const done = await sql`
    update cases.task set done_at = authz.now(), done_by = (select authz.me()), outcome = ${outcome}, version = version + 1
    where id = ${id} and version = ${version} and done_at is null`.execute(tx)
  return done.numAffectedRows === 1n
}
/** Given to somebody else; what had escalated has not any more. `false` when somebody else was first. */
export async function setTaskDuty(
  tx: Tx,
  id: Id,
  version: number,
  duty: { readonly personId: Id; readonly deputyId: Id | null; readonly dueAt: Instant },
): Promise<boolean> {
  const done = await sql`
    update cases.task set person_id = ${duty.personId}, deputy_id = ${duty.deputyId}, due_at = ${duty.dueAt}, gone_on_to = null,
      escalated_at = case when ${duty.dueAt}::timestamptz > authz.now() then null else escalated_at end, version = version + 1
    where id = ${id} and version = ${version} and done_at is null`.execute(tx)
  return done.numAffectedRows === 1n
}

/**
 * Run by the clock: a task that is due while whoever has it is away, or was due before and is not done, goes to its deputy at once, or to who answers
 * meanwhile when it has none.
 * @param away those who are away now
 */
export async function sendWhileAway(tx: Tx, away: readonly Absence[]): Promise<number> {
  if (away.length === 0) return 0
  const of = (pick: (one: Absence) => string): string[] => away.map(pick)
  const done = await sql`
    update cases.task t set escalated_at = authz.now(), deputy_id = coalesce(t.deputy_id, a.deputy)
    from unnest(${of((one) => one.personId)}::uuid[], ${of((one) => one.deputyId)}::uuid[], ${of((one) => one.untilDay)}::date[]) as a (person, deputy, until_day)
    where t.person_id = a.person and t.done_at is null and t.escalated_at is null
      and t.due_at < (a.until_day + 1)::timestamp at time zone 'Europe/Stockholm'`.execute(tx)
  return Number(done.numAffectedRows ?? 0n)
}

/** Run by the clock: a task that is late goes to its deputy, and one of somebody who has left, or must not see the case, to who answers for it; each once. */
export async function escalateLate(tx: Tx, left: readonly Id[]): Promise<number> {
  const done = await sql`
    update cases.task set escalated_at = now_of.at from (select authz.now() as at) now_of
    where done_at is null and escalated_at is null and ((due_at <= now_of.at and deputy_id is not null) or person_id = any (${[...left]}::uuid[])
      or (case_id, person_id) in (select k.case_id, k.person_id from cases.kept_away() k))`.execute(tx)
  return Number(done.numAffectedRows ?? 0n)
}

/** Run by the clock: tasks that have gone to somebody, where somebody they are with is not there, or that have gone on from there. */
export async function landedTasks(tx: Tx, notThere: readonly Id[]): Promise<readonly Landed[]> {
  const { rows } = await sql<Landed>`
    select t.id, t.zone_id as "zoneId", t.person_id as "personId", t.deputy_id as "deputyId", t.gone_on_to as "goneOnTo",
      array(select k.person_id from cases.kept_away() k where k.case_id = t.case_id) as "keptAway" from cases.task t
    where t.done_at is null and t.escalated_at is not null
      and (t.gone_on_to is not null or t.person_id = any (${[...notThere]}::uuid[]) or t.deputy_id = any (${[...notThere]}::uuid[])
           or t.case_id in (select k.case_id from cases.kept_away() k))`.execute(tx)
  return rows
}
/** Run by the clock: tasks go on to whoever answers now, or are back with those they had gone to. */
export async function sendOn(tx: Tx, moved: readonly GoneOn[]): Promise<void> {
  if (moved.length === 0) return
  await sql`
    update cases.task t set gone_on_to = m.goes_to from unnest(${moved.map((one) => one.id)}::uuid[], ${moved.map((one) => one.to)}::uuid[]) as m (id, goes_to)
    where t.id = m.id and t.done_at is null`.execute(tx)
}

import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Area } from '#capabilities/support/domain/areas.ts'
import type { Helped, MeasureCode, Outcome, Payer } from '#capabilities/support/domain/measures.ts'

/** A measure with the task it became. */
export type MeasureRow = {
  readonly id: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly wall: string
  readonly goalId: Id | null
  readonly area: Area
  readonly code: MeasureCode
  readonly startOn: string
  readonly payer: Payer
  readonly functionId: Id | null
  readonly taskId: Id
  readonly wordsRecord: Id | null
  readonly madeBy: Id
  readonly madeAt: Instant
  readonly outcome: Outcome | null
  readonly outcomeOn: string | null
  readonly outcomeAt: Instant | null
  readonly outcomeRecord: Id | null
  readonly version: number
  readonly ownerZone: Id
  readonly ownerId: Id | null
  readonly role: string | null
  readonly dueAt: Instant
  readonly taskDoneAt: Instant | null
  readonly taskVersion: number
}

const columns = sql`m.id, m.case_id as "caseId", m.unit_id as "unitId", m.zone_id as "zoneId", m.wall, m.goal_id as "goalId", m.area, m.code, m.start_on::text as "startOn", m.payer,
  m.function_id as "functionId", m.task_id as "taskId", m.words_record as "wordsRecord", m.made_by as "madeBy", m.made_at as "madeAt", m.outcome,
  m.outcome_on::text as "outcomeOn", m.outcome_at as "outcomeAt", m.outcome_record as "outcomeRecord", m.version, t.zone_id as "ownerZone", t.person_id as "ownerId", t.function as role, t.due_at as "dueAt",
  t.done_at as "taskDoneAt", t.version as "taskVersion"`

/** Measures of a case that I may see: what is open first, the nearest due first. */
export async function measuresOf(tx: Tx, caseId: Id): Promise<readonly MeasureRow[]> {
  const { rows } = await sql<MeasureRow>`
    select ${columns} from support.measure m join cases.task t on t.id = m.task_id
    where m.case_id = ${caseId} order by m.outcome is not null, t.due_at, m.id limit 300`.execute(tx)
  return rows
}

/** Measures of my open cases whose day has passed, or whose task is done while nobody has said what came of it. */
export async function measuresToMend(tx: Tx): Promise<readonly MeasureRow[]> {
  const { rows } = await sql<MeasureRow>`
    select ${columns} from support.measure m join cases.task t on t.id = m.task_id
    where m.unit_id = any (array(select cases.my_unit_ids())) and m.case_id = any (array(select cases.my_open_case_ids())) and m.outcome is null
      and (t.due_at <= authz.now() or t.done_at is not null)
    order by t.due_at, m.id limit 200`.execute(tx)
  return rows
}

export type NewMeasureRow = Pick<
  MeasureRow,
  'id' | 'caseId' | 'unitId' | 'wall' | 'goalId' | 'area' | 'code' | 'startOn' | 'payer' | 'functionId' | 'taskId' | 'wordsRecord'
>
export async function addMeasureRow(tx: Tx, made: NewMeasureRow): Promise<void> {
  await sql`
    insert into support.measure (id, case_id, unit_id, zone_id, wall, goal_id, area, code, start_on, payer, function_id, task_id, words_record, made_by)
    values (${made.id}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.wall}, ${made.goalId}, ${made.area}, ${made.code}, ${made.startOn}::date, ${made.payer},
      ${made.functionId}, ${made.taskId}, ${made.wordsRecord}, (select authz.me()))`.execute(tx)
}

/** `false` when somebody else was first. */
export async function setOutcome(
  tx: Tx,
  id: Id,
  version: number,
  said: { readonly outcome: Outcome; readonly outcomeOn: string; readonly outcomeRecord: Id | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update support.measure set outcome = ${said.outcome}, outcome_on = ${said.outcomeOn}::date, outcome_record = ${said.outcomeRecord}, outcome_by = (select authz.me()),
      outcome_at = authz.now(), version = version + 1
    where id = ${id} and version = ${version} and outcome is null`.execute(tx)
  return numAffectedRows === 1n
}

/** How many measures of a case I lead have no outcome yet, in whichever zone. */
export async function measuresOpenIn(tx: Tx, caseId: Id): Promise<number> {
  return (await sql<{ n: number }>`select support.measures_open_in(${caseId}) as n`.execute(tx)).rows[0]?.n ?? 0
}

export type Evaluation = {
  readonly id: Id
  readonly measureId: Id
  readonly helped: Helped
  readonly saidOn: string
  readonly wordsRecord: Id | null
  readonly madeBy: Id
  readonly madeAt: Instant
}
export async function evaluationsOf(tx: Tx, caseId: Id): Promise<readonly Evaluation[]> {
  const { rows } = await sql<Evaluation>`
    select e.id, e.measure_id as "measureId", e.helped, e.said_on::text as "saidOn", e.words_record as "wordsRecord", e.made_by as "madeBy", e.made_at as "madeAt"
    from support.evaluation e where e.case_id = ${caseId} order by e.said_on desc, e.made_at desc, e.id limit 500`.execute(tx)
  return rows
}
export async function addEvaluation(
  tx: Tx,
  measure: Pick<MeasureRow, 'id' | 'caseId' | 'unitId' | 'wall'>,
  said: { readonly id: Id; readonly helped: Helped; readonly saidOn: string; readonly wordsRecord: Id | null },
): Promise<void> {
  await sql`
    insert into support.evaluation (id, measure_id, case_id, unit_id, zone_id, wall, helped, said_on, words_record, made_by)
    values (${said.id}, ${measure.id}, ${measure.caseId}, ${measure.unitId}, (select authz.my_zone()), ${measure.wall}, ${said.helped}, ${said.saidOn}::date, ${said.wordsRecord},
      (select authz.me()))`.execute(tx)
}

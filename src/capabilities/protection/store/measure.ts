import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Measure } from '#capabilities/protection/domain/assessment.ts'

/** A measure and the task it became. */
export type MeasureRow = {
  readonly id: Id
  readonly caseId: Id
  readonly assessmentId: Id
  readonly code: Measure
  readonly taskId: Id
  readonly ownerZone: Id
  readonly ownerId: Id | null
  readonly function: string | null
  readonly dueAt: Instant
  readonly doneAt: Instant | null
}

const columns = sql`m.id, m.case_id as "caseId", m.assessment_id as "assessmentId", m.code, m.task_id as "taskId", t.zone_id as "ownerZone", t.person_id as "ownerId",
  t.function, t.due_at as "dueAt", t.done_at as "doneAt"`

/** Measures of a case, what is open first, the nearest due first. */
export async function measuresOf(tx: Tx, caseId: Id): Promise<readonly MeasureRow[]> {
  const { rows } = await sql<MeasureRow>`
    select ${columns} from protection.measure m join cases.task t on t.id = m.task_id
    where m.case_id = ${caseId} order by t.done_at is not null, t.due_at, m.id limit 200`.execute(tx)
  return rows
}

/** Measures of my open cases whose time has passed. */
export async function lateMeasures(tx: Tx): Promise<readonly MeasureRow[]> {
  const { rows } = await sql<MeasureRow>`
    select ${columns} from protection.measure m join cases.task t on t.id = m.task_id
    where m.unit_id = any (array(select cases.my_unit_ids())) and m.case_id = any (array(select cases.my_open_case_ids())) and t.done_at is null and t.due_at <= authz.now()
    order by t.due_at, m.id limit 200`.execute(tx)
  return rows
}

export type NewMeasure = { readonly id: Id; readonly caseId: Id; readonly unitId: Id; readonly assessmentId: Id; readonly code: Measure; readonly taskId: Id }
export async function addMeasureRow(tx: Tx, made: NewMeasure): Promise<void> {
  await sql`
    insert into protection.measure (id, assessment_id, case_id, unit_id, zone_id, wall, code, task_id, made_by)
    values (${made.id}, ${made.assessmentId}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${`${made.unitId}/C10`}, ${made.code}, ${made.taskId},
      (select authz.me()))`.execute(tx)
}

import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { AgendaItem, DecisionCode } from '#capabilities/cooperation/domain/agenda.ts'

export type Decision = {
  readonly id: Id
  readonly meetingId: Id
  readonly caseId: Id
  readonly item: AgendaItem
  readonly code: DecisionCode
  /** Who is to do it. */
  readonly zoneId: Id
  readonly function: string
  readonly dueAt: Instant
  readonly taskId: Id
  readonly decidedAt: Instant
}

/** In the order in which they were made. */
export async function decisionsOf(tx: Tx, meetingId: Id): Promise<readonly Decision[]> {
  const { rows } = await sql<Decision>`
    select d.id, d.meeting_id as "meetingId", d.case_id as "caseId", d.item, d.code, d.zone_id as "zoneId", d.function, d.due_at as "dueAt", d.task_id as "taskId", d.decided_at as "decidedAt"
    from cooperation.decision d where d.meeting_id = ${meetingId} order by d.decided_at, d.id limit 200`.execute(tx)
  return rows
}

export async function addDecision(tx: Tx, given: Omit<Decision, 'decidedAt'>): Promise<void> {
  await sql`
    insert into cooperation.decision (id, meeting_id, case_id, item, code, zone_id, function, due_at, task_id, decided_zone, decided_by)
    values (${given.id}, ${given.meetingId}, ${given.caseId}, ${given.item}, ${given.code}, ${given.zoneId}, ${given.function}, ${given.dueAt}, ${given.taskId}, authz.my_zone(), authz.me())`.execute(
    tx,
  )
}

/** The own zone's minutes of a meeting: where they lie, never what they say. */
export async function minutesOf(tx: Tx, meetingId: Id): Promise<readonly { readonly recordId: Id; readonly writtenAt: Instant }[]> {
  const { rows } = await sql<{ recordId: Id; writtenAt: Instant }>`
    select record_id as "recordId", written_at as "writtenAt" from cooperation.minutes where meeting_id = ${meetingId} order by written_at, id limit 50`.execute(
    tx,
  )
  return rows
}

export async function addMinutes(tx: Tx, meetingId: Id, recordId: Id): Promise<void> {
  await sql`
    insert into cooperation.minutes (meeting_id, zone_id, record_id, written_by) values (${meetingId}, authz.my_zone(), ${recordId}, authz.me())`.execute(tx)
}

import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** The leads of every unit this person is in get a task. How many. */
export async function tellOfRecovery(tx: Tx, zoneId: Id, personId: Id): Promise<number> {
  const { rows } = await sql<{ n: number }>`select cases.tell_of_recovery(${zoneId}, ${personId}) as n`.execute(tx)
  return rows[0]?.n ?? 0
}

/** What somebody of the own zone still answers for. */
export async function answersFor(tx: Tx, personId: Id): Promise<{ readonly cases: number; readonly tasks: number }> {
  const { rows } = await sql<{ cases: number; tasks: number }>`select a.cases, a.tasks from cases.answers_for(${personId}) a`.execute(tx)
  return rows[0] ?? { cases: 0, tasks: 0 }
}

/** Run by the clock: the last lead of a unit stays, and whoever leads is told of places that end. How many. */
export async function mindTeams(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select cases.mind_teams() as n`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Run by the clock: what goes on to another country without a ground for it ends, and its keys are taken away. How many. */
export async function endWithoutTransferGround(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select cases.end_without_transfer_ground() as n`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Run by the clock: keys of what has ended are taken away. How many. */
export async function sweepExpired(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select cases.sweep_expired() as n`.execute(tx)
  return rows[0]?.n ?? 0
}

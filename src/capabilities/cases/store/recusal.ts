import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'

export const recusalReasons = ['conflict', 'relative', 'party'] as const
export type RecusalReason = (typeof recusalReasons)[number]
export type Recusal = {
  readonly id: Id
  readonly caseId: Id
  readonly personId: Id
  readonly reason: RecusalReason
  readonly madeBy: Id
  readonly fromAt: Instant
}

/** Who of the own zone is recused from a case now. */
export async function listRecusals(tx: Tx, caseId: Id): Promise<readonly Recusal[]> {
  const { rows } = await sql<Recusal>`
    select id, case_id as "caseId", person_id as "personId", reason, made_by as "madeBy", from_at as "fromAt" from cases.recusal
    where case_id = ${caseId} and ended_at is null order by from_at, id`.execute(tx)
  return rows
}
export async function insertRecusal(
  tx: Tx,
  recusal: { readonly id: Id; readonly caseId: Id; readonly personId: Id; readonly reason: RecusalReason },
): Promise<void> {
  await sql`
    insert into cases.recusal (id, case_id, person_id, zone_id, reason, made_by)
    values (${recusal.id}, ${recusal.caseId}, ${recusal.personId}, (select authz.my_zone()), ${recusal.reason}, (select authz.me()))`.execute(tx)
}
export async function endRecusal(tx: Tx, id: Id): Promise<boolean> {
  const done = await sql`update cases.recusal set ended_at = authz.now(), ended_by = (select authz.me()) where id = ${id} and ended_at is null`.execute(tx)
  return done.numAffectedRows === 1n
}

import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Outcome } from '#capabilities/returning/domain/return.ts'
import type { Own } from '#capabilities/returning/store/choice.ts'

export const endKinds = ['withdrawn', 'chose_to_stay', 'not_admitted', 'closed'] as const
export type EndKind = (typeof endKinds)[number]
export type EndSaid = { readonly kind: EndKind; readonly outcome: Outcome; readonly endedOn: string; readonly wordsRecord: Id | null }
export type EndRow = EndSaid & { readonly id: Id; readonly zoneId: Id; readonly madeBy: Id; readonly madeAt: Instant }

export async function endingOf(tx: Tx, returnId: Id): Promise<EndRow | null> {
  const { rows } = await sql<EndRow>`
    select e.id, e.zone_id as "zoneId", e.kind, e.outcome, e.ended_on::text as "endedOn", e.words_record as "wordsRecord", e.made_by as "madeBy", e.made_at as "madeAt"
    from returns.ending e where e.return_id = ${returnId}`.execute(tx)
  return rows[0] ?? null
}
export async function insertEnding(tx: Tx, made: Own & EndSaid): Promise<void> {
  await sql`
    insert into returns.ending (id, return_id, case_id, unit_id, zone_id, kind, outcome, ended_on, words_record, made_by)
    values (${made.id}, ${made.returnId}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.kind}, ${made.outcome}, ${made.endedOn}::date, ${made.wordsRecord}, (select authz.me()))`.execute(
    tx,
  )
}

import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Authority, Channel, Decision, Found, NoReason, Side } from '#capabilities/returning/domain/admission.ts'
import type { Own } from '#capabilities/returning/store/choice.ts'

type Made = { readonly id: Id; readonly zoneId: Id; readonly madeBy: Id; readonly madeAt: Instant }

export type Application = Made & { readonly appliedOn: string }
export async function applicationOf(tx: Tx, returnId: Id): Promise<Application | null> {
  const { rows } = await sql<Application>`
    select a.id, a.zone_id as "zoneId", a.applied_on::text as "appliedOn", a.made_by as "madeBy", a.made_at as "madeAt" from returns.application a where a.return_id = ${returnId}`.execute(
    tx,
  )
  return rows[0] ?? null
}
export async function insertApplication(tx: Tx, made: Own & { readonly appliedOn: string }): Promise<void> {
  await sql`
    insert into returns.application (id, return_id, case_id, unit_id, zone_id, applied_on, own_wish, made_by)
    values (${made.id}, ${made.returnId}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.appliedOn}::date, true, (select authz.me()))`.execute(
    tx,
  )
}

export type DecisionRow = Decision & Made & { readonly reason: NoReason | null; readonly decidedOn: string }
/** The decisions about admission, the first first. */
export async function admissionsOf(tx: Tx, returnId: Id): Promise<readonly DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select a.id, a.unit_id as "unitId", a.zone_id as "zoneId", a.part, a.answer, a.reason, a.decided_on::text as "decidedOn", a.made_by as "madeBy", a.made_at as "madeAt"
    from returns.admission a where a.return_id = ${returnId} order by a.made_at, a.id`.execute(tx)
  return rows
}
export async function insertAdmission(tx: Tx, made: Own & Pick<DecisionRow, 'part' | 'answer' | 'reason' | 'decidedOn'>): Promise<void> {
  await sql`
    insert into returns.admission (id, return_id, case_id, unit_id, zone_id, part, answer, reason, decided_on, made_by)
    values (${made.id}, ${made.returnId}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.part}, ${made.answer}, ${made.reason}, ${made.decidedOn}::date, (select authz.me()))`.execute(
    tx,
  )
}

export type FindingRow = Made & {
  readonly side: Side
  readonly found: Found
  readonly foundOn: string
  readonly authority: Authority
  readonly channel: Channel
  readonly wordsRecord: Id | null
}
/** What the authorities found, the newest first. */
export async function findingsOf(tx: Tx, returnId: Id): Promise<readonly FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    select f.id, f.zone_id as "zoneId", f.side, f.found, f.found_on::text as "foundOn", f.authority, f.channel, f.words_record as "wordsRecord", f.made_by as "madeBy", f.made_at as "madeAt"
    from returns.finding f where f.return_id = ${returnId} order by f.made_at desc, f.id desc limit 200`.execute(tx)
  return rows
}
export async function insertFinding(tx: Tx, made: Own & Omit<FindingRow, keyof Made>): Promise<void> {
  await sql`
    insert into returns.finding (id, return_id, case_id, unit_id, zone_id, side, found, found_on, authority, channel, words_record, made_by)
    values (${made.id}, ${made.returnId}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.side}, ${made.found}, ${made.foundOn}::date, ${made.authority},
      ${made.channel}, ${made.wordsRecord}, (select authz.me()))`.execute(tx)
}

/** Whether a consent of whichever part of the case lets the partner of this return be told. */
export async function consentStands(tx: Tx, returnId: Id): Promise<boolean> {
  return (await sql<{ stands: boolean }>`select returns.consent_stands(${returnId}) as stands`.execute(tx)).rows[0]?.stands ?? false
}

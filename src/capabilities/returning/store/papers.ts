import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { FitStatus, Medicine, PaperKind, PaperStatus, Told, TrialStatus } from '#capabilities/returning/domain/papers.ts'

/** A paper as it stands: its newest step. */
export type Paper = {
  readonly id: Id
  readonly kind: PaperKind
  readonly issuer: string | null
  readonly number: number
  readonly status: PaperStatus
  readonly validUntil: string | null
  readonly wordsRecord: Id | null
  readonly zoneId: Id
  readonly madeBy: Id
  readonly madeAt: Instant
}

/** The papers of a return, in the order in which they were listed. */
export async function papersOf(tx: Tx, returnId: Id): Promise<readonly Paper[]> {
  const { rows } = await sql<Paper>`
    select p.id, p.kind, p.issuer, t.number, t.status, t.valid_until::text as "validUntil", t.words_record as "wordsRecord", t.zone_id as "zoneId", t.made_by as "madeBy",
      t.made_at as "madeAt"
    from returns.paper p cross join lateral (select x.number, x.status, x.valid_until, x.words_record, x.zone_id, x.made_by, x.made_at from returns.paper_step x where x.paper_id = p.id order by x.number desc limit 1) t
    where p.return_id = ${returnId} order by p.made_at, p.id limit 100`.execute(tx)
  return rows
}

type Own = { readonly returnId: Id; readonly caseId: Id; readonly unitId: Id }
export async function addPaper(tx: Tx, made: Own & Pick<Paper, 'id' | 'kind' | 'issuer'>): Promise<void> {
  await sql`
    insert into returns.paper (id, return_id, case_id, unit_id, zone_id, kind, issuer, made_by)
    values (${made.id}, ${made.returnId}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.kind}, ${made.issuer}, (select authz.me()))`.execute(
    tx,
  )
}
/** `false` when somebody else was first. */
export async function addPaperStep(
  tx: Tx,
  made: Own & { readonly paperId: Id } & Pick<Paper, 'number' | 'status' | 'validUntil' | 'wordsRecord'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into returns.paper_step (paper_id, return_id, case_id, unit_id, zone_id, number, status, valid_until, words_record, made_by)
    values (${made.paperId}, ${made.returnId}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.number}, ${made.status}, ${made.validUntil}::date,
      ${made.wordsRecord}, (select authz.me()))
    on conflict (paper_id, number) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** What whoever leads the investigation, or health care, has said: status only. */
export type Clearance = {
  readonly id: Id
  readonly kind: 'trial' | 'fit'
  readonly number: number
  readonly status: TrialStatus | FitStatus
  readonly told: Told
  readonly onDay: string
  readonly validUntil: string | null
  readonly medicine: Medicine | null
  readonly medicineDays: number | null
  readonly wordsRecord: Id | null
  readonly zoneId: Id
  readonly madeBy: Id
  readonly madeAt: Instant
}
/** Every answer of either kind, the newest first. */
export async function clearancesOf(tx: Tx, returnId: Id): Promise<readonly Clearance[]> {
  const { rows } = await sql<Clearance>`
    select c.id, c.kind, c.number, c.status, c.told, c.on_day::text as "onDay", c.valid_until::text as "validUntil", c.medicine, c.medicine_days as "medicineDays",
      c.words_record as "wordsRecord", c.zone_id as "zoneId", c.made_by as "madeBy", c.made_at as "madeAt"
    from returns.clearance c where c.return_id = ${returnId} order by c.kind, c.number desc limit 200`.execute(tx)
  return rows
}
/** `false` when somebody else was first. */
export async function addClearance(tx: Tx, made: Own & Omit<Clearance, 'zoneId' | 'madeBy' | 'madeAt'>): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into returns.clearance (id, return_id, case_id, unit_id, zone_id, kind, number, status, told, on_day, valid_until, medicine, medicine_days, words_record, made_by)
    values (${made.id}, ${made.returnId}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.kind}, ${made.number}, ${made.status}, ${made.told}, ${made.onDay}::date,
      ${made.validUntil}::date, ${made.medicine}, ${made.medicineDays}, ${made.wordsRecord}, (select authz.me()))
    on conflict (return_id, kind, number) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { ClosureReason, ReopeningReason, Retention } from '#capabilities/cases/domain/closing.ts'

export type Closure = {
  readonly id: Id
  readonly reason: ClosureReason
  readonly riskAssessedOn: string
  readonly wayBackRecord: Id | null
  readonly closedAt: Instant
  readonly retention: Retention
  readonly retentionUntil: string | null
}

/** The closure that stands, if the case is closed. */
export async function standingClosure(tx: Tx, caseId: Id): Promise<Closure | null> {
  const { rows } = await sql<Closure>`
    select id, reason, risk_assessed_on::text as "riskAssessedOn", way_back_record as "wayBackRecord", closed_at as "closedAt", retention, retention_until::text as "retentionUntil"
    from cases.closure where case_id = ${caseId} and reopened_at is null order by closed_at desc limit 1`.execute(tx)
  return rows[0] ?? null
}

export type OpenEnds = { readonly tasks: number; readonly approvals: number }
/** Across every zone of the case, as numbers; for whoever leads it. */
export async function openEnds(tx: Tx, caseId: Id): Promise<OpenEnds> {
  const { rows } = await sql<OpenEnds>`select e.tasks, e.approvals from cases.open_ends(${caseId}) e`.execute(tx)
  return rows[0] ?? { tasks: 0, approvals: 0 }
}

export async function insertClosure(
  tx: Tx,
  closure: {
    readonly id: Id
    readonly caseId: Id
    readonly reason: ClosureReason
    readonly riskAssessedOn: string
    readonly wayBackRecord: Id | null
    readonly retention: Retention
    readonly retentionUntil: string | null
  },
): Promise<void> {
  await sql`
    insert into cases.closure (id, case_id, zone_id, reason, risk_assessed_on, way_back_record, closed_by, retention, retention_until)
    values (${closure.id}, ${closure.caseId}, (select authz.my_zone()), ${closure.reason}, ${closure.riskAssessedOn}::date, ${closure.wayBackRecord}, (select authz.me()), ${closure.retention},
      ${closure.retentionUntil}::date)`.execute(tx)
}

/** Ends what others were given. How many memberships ended. */
export async function revokeAtClosure(tx: Tx, caseId: Id): Promise<number> {
  const { rows } = await sql<{ n: number | null }>`select cases.revoke_at_closure(${caseId}) as n`.execute(tx)
  return rows[0]?.n ?? 0
}

export async function insertReopening(
  tx: Tx,
  reopening: { readonly id: Id; readonly caseId: Id; readonly closureId: Id; readonly reason: ReopeningReason },
): Promise<void> {
  await sql`
    insert into cases.reopening (id, case_id, closure_id, zone_id, reason, decided_by)
    values (${reopening.id}, ${reopening.caseId}, ${reopening.closureId}, (select authz.my_zone()), ${reopening.reason}, (select authz.me()))`.execute(tx)
  await sql`update cases.closure set reopened_at = authz.now() where id = ${reopening.closureId}`.execute(tx)
}

export type Coded = {
  readonly caseId: Id
  readonly sex: string
  readonly ageGroup: string
  readonly purpose: string
  readonly country: string
  readonly county: string | null
  readonly track: string
  readonly outcome: string
  readonly openedMonth: string
  readonly closedMonth: string
}
/** Coarse codes by month; coding a case again replaces what was said before. */
export async function keepCoded(tx: Tx, coded: Coded): Promise<void> {
  await sql`
    insert into cases.coded (case_id, zone_id, sex, age_group, purpose, country, county, track, outcome, opened_month, closed_month, coded_by)
    values (${coded.caseId}, (select authz.my_zone()), ${coded.sex}, ${coded.ageGroup}, ${coded.purpose}, ${coded.country}, ${coded.county}, ${coded.track}, ${coded.outcome},
      ${coded.openedMonth}::date, ${coded.closedMonth}::date, (select authz.me()))
    on conflict (case_id) do update set sex = excluded.sex, age_group = excluded.age_group, purpose = excluded.purpose, country = excluded.country, county = excluded.county,
      track = excluded.track, outcome = excluded.outcome, closed_month = excluded.closed_month, coded_by = excluded.coded_by`.execute(tx)
}

import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Answers, AssessReason, AssessRule, Payer } from '#capabilities/costs/domain/assess.ts'
import type { Version } from '#capabilities/costs/domain/payer.ts'

export type Decision = {
  readonly payer: Payer
  readonly payerUnit: Id | null
  readonly fromOn: string
  readonly provisional: boolean
  readonly shown: boolean
}
export type Assessment = Answers & {
  readonly id: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly number: number
  readonly proposal: Payer
  readonly acute: 'us' | 'stay_board'
  readonly reasons: readonly AssessReason[]
  readonly rules: readonly AssessRule[]
  readonly madeBy: Id
  readonly madeAt: Instant
  readonly payer: Payer | null
  readonly payerUnit: Id | null
  readonly fromOn: string | null
  readonly provisional: boolean | null
  readonly shown: boolean
  readonly decidedBy: Id | null
  readonly decidedAt: Instant | null
  readonly version: number
}

const columns = sql`s.id, s.case_id as "caseId", s.unit_id as "unitId", s.zone_id as "zoneId", s.number, s.stays, s.permanent, s.placed_by as "placedBy", s.status, s.child,
  s.proposal, s.acute, s.reasons, s.rules, s.made_by as "madeBy", s.made_at as "madeAt", s.payer, s.payer_unit as "payerUnit", s.from_on::text as "fromOn",
  s.provisional, s.shown, s.decided_by as "decidedBy", s.decided_at as "decidedAt", s.version`

/** Every assessment of the own unit, the newest first. */
export async function assessmentsOf(tx: Tx, unitId: Id): Promise<readonly Assessment[]> {
  return (await sql<Assessment>`select ${columns} from costs.assessment s where s.unit_id = ${unitId} order by s.number desc limit 100`.execute(tx)).rows
}

/** `false` when somebody else wrote this one first. */
export async function addAssessment(
  tx: Tx,
  made: Pick<Assessment, 'id' | 'caseId' | 'unitId' | 'number' | 'proposal' | 'acute' | 'reasons' | 'rules' | keyof Answers>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into costs.assessment (id, case_id, unit_id, zone_id, wall, number, stays, permanent, placed_by, status, child, proposal, acute, reasons, rules, made_by)
    values (${made.id}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${`${made.unitId}/C8`}, ${made.number}, ${made.stays}, ${made.permanent},
      ${made.placedBy}, ${made.status}, ${made.child}, ${made.proposal}, ${made.acute}, ${[...made.reasons]}::text[], ${[...made.rules]}::text[], (select authz.me()))
    on conflict (unit_id, number) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** `false` when somebody else decided first. */
export async function decide(tx: Tx, id: Id, version: number, made: Decision): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update costs.assessment set payer = ${made.payer}, payer_unit = ${made.payerUnit}, from_on = ${made.fromOn}::date, provisional = ${made.provisional},
      shown = ${made.shown}, decided_by = (select authz.me()), decided_at = authz.now(), version = version + 1
    where id = ${id} and version = ${version} and decided_at is null`.execute(tx)
  return numAffectedRows === 1n
}

export type ShownVersion = Version & { readonly reasons: readonly AssessReason[]; readonly rules: readonly AssessRule[]; readonly decidedAt: Instant }
/** What the boards of the case show each other. */
export async function shownVersions(tx: Tx, caseId: Id): Promise<readonly ShownVersion[]> {
  const { rows } = await sql<ShownVersion>`
    select unit_id as "unitId", zone_id as "zoneId", payer, payer_unit as "payerUnit", from_on::text as "fromOn", provisional, reasons, rules,
      decided_at as "decidedAt" from costs.shown_versions(${caseId}) order by decided_at, unit_id`.execute(tx)
  return rows
}

import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { OwnView, RiskCondition, RiskItem, RiskOutcome, RiskSide } from '#capabilities/returning/domain/joint-risk.ts'

export type RiskSideRow = {
  readonly side: RiskSide
  readonly unitId: Id
  readonly zoneId: Id
  readonly absent: readonly RiskItem[]
  readonly possible: readonly RiskItem[]
  readonly present: readonly RiskItem[]
  readonly ownView: OwnView
  readonly wordsRecord: Id | null
  readonly ownRecord: Id | null
  readonly madeBy: Id
  readonly madeAt: Instant
}
export type RiskSignatureRow = {
  readonly part: 'coordinator' | 'partner'
  readonly unitId: Id
  readonly zoneId: Id
  readonly outcome: RiskOutcome
  readonly conditions: readonly RiskCondition[]
  readonly holdsUntil: string
  readonly wordsRecord: Id | null
  readonly madeBy: Id
  readonly madeAt: Instant
}
export type JointRisk = {
  readonly id: Id
  readonly number: number
  readonly madeAt: Instant
  readonly sides: readonly RiskSideRow[]
  readonly signed: readonly RiskSignatureRow[]
  readonly met: readonly { readonly condition: RiskCondition; readonly madeBy: Id; readonly zoneId: Id; readonly madeAt: Instant }[]
}

type Begun = Pick<JointRisk, 'id' | 'number' | 'madeAt'>
/** Every joint assessment of a return, the newest first. */
export async function jointRisksOf(tx: Tx, returnId: Id): Promise<readonly JointRisk[]> {
  const begun = await sql<Begun>`
    select r.id, r.number, r.made_at as "madeAt" from returns.risk r where r.return_id = ${returnId} order by r.number desc limit 100`.execute(tx)
  if (begun.rows.length === 0) return []
  const sides = await sql<RiskSideRow & { readonly riskId: Id }>`
    select s.risk_id as "riskId", s.side, s.unit_id as "unitId", s.zone_id as "zoneId", s.absent, s.possible, s.present, s.own_view as "ownView",
      s.words_record as "wordsRecord", s.own_record as "ownRecord", s.made_by as "madeBy", s.made_at as "madeAt"
    from returns.risk_side s where s.return_id = ${returnId} order by s.side desc`.execute(tx)
  const signed = await sql<RiskSignatureRow & { readonly riskId: Id }>`
    select g.risk_id as "riskId", g.part, g.unit_id as "unitId", g.zone_id as "zoneId", g.outcome, g.conditions, g.holds_until::text as "holdsUntil",
      g.words_record as "wordsRecord", g.made_by as "madeBy", g.made_at as "madeAt"
    from returns.risk_signature g where g.return_id = ${returnId} order by g.made_at, g.part`.execute(tx)
  const met = await sql<JointRisk['met'][number] & { readonly riskId: Id }>`
    select m.risk_id as "riskId", m.condition, m.made_by as "madeBy", m.zone_id as "zoneId", m.made_at as "madeAt"
    from returns.risk_met m where m.return_id = ${returnId} order by m.made_at, m.condition`.execute(tx)
  return begun.rows.map((one) => ({
    ...one,
    sides: sides.rows.filter(({ riskId }) => riskId === one.id),
    signed: signed.rows.filter(({ riskId }) => riskId === one.id),
    met: met.rows.filter(({ riskId }) => riskId === one.id),
  }))
}

type Own = { readonly returnId: Id; readonly caseId: Id; readonly unitId: Id }

/** `false` when somebody else has begun this one. */
export async function beginRisk(tx: Tx, made: Own & { readonly id: Id; readonly number: number }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into returns.risk (id, return_id, case_id, unit_id, zone_id, number, made_by)
    values (${made.id}, ${made.returnId}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.number}, (select authz.me()))
    on conflict (return_id, number) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export type NewRiskSide = Own & { readonly riskId: Id } & Omit<RiskSideRow, 'unitId' | 'zoneId' | 'madeBy' | 'madeAt'>
/** `false` when the side has been said. */
export async function addRiskSide(tx: Tx, made: NewRiskSide): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into returns.risk_side (risk_id, return_id, case_id, unit_id, zone_id, side, absent, possible, present, own_view, words_record, own_record, made_by)
    values (${made.riskId}, ${made.returnId}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.side}, ${[...made.absent]}::text[], ${[...made.possible]}::text[],
      ${[...made.present]}::text[], ${made.ownView}, ${made.wordsRecord}, ${made.ownRecord}, (select authz.me()))
    on conflict (risk_id, side) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export type NewSignature = Own & { readonly riskId: Id; readonly ruleFrom: string } & Omit<RiskSignatureRow, 'unitId' | 'zoneId' | 'madeBy' | 'madeAt'>
/** `false` when the part, the person or the unit has signed. */
export async function addRiskSignature(tx: Tx, made: NewSignature): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into returns.risk_signature (risk_id, return_id, case_id, unit_id, zone_id, part, outcome, conditions, holds_until, rule_from, words_record, made_by)
    values (${made.riskId}, ${made.returnId}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.part}, ${made.outcome}, ${[...made.conditions]}::text[],
      ${made.holdsUntil}::date, ${made.ruleFrom}::date, ${made.wordsRecord}, (select authz.me()))
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** `false` when somebody has said it. */
export async function addRiskMet(tx: Tx, made: Own & { readonly riskId: Id; readonly condition: RiskCondition }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into returns.risk_met (risk_id, return_id, case_id, unit_id, zone_id, condition, made_by)
    values (${made.riskId}, ${made.returnId}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.condition}, (select authz.me()))
    on conflict (risk_id, condition) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { SafeContactFlag, SafeContactRule } from '#capabilities/contact/contract.ts'
import type { Copy, PlanKind } from '#capabilities/protection/domain/plan.ts'

export type Plan = {
  readonly id: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly kind: PlanKind
  readonly number: number
  readonly language: string
  readonly copy: Copy
  readonly safeFlags: readonly SafeContactFlag[]
  readonly safeFrom: string | null
  readonly safeUntil: string | null
  readonly reviewOn: string
  readonly sheetRecord: Id
  readonly madeBy: Id
  readonly madeAt: Instant
}

const columns = sql`p.id, p.case_id as "caseId", p.unit_id as "unitId", p.zone_id as "zoneId", p.kind, p.number, p.language, p.copy, p.safe_flags as "safeFlags",
  p.safe_from as "safeFrom", p.safe_until as "safeUntil", p.review_on::text as "reviewOn", p.sheet_record as "sheetRecord", p.made_by as "madeBy", p.made_at as "madeAt"`

/** Every version of a case that I may see, the newest first. */
export async function plansOf(tx: Tx, caseId: Id): Promise<readonly Plan[]> {
  const { rows } = await sql<Plan>`
    select ${columns} from protection.plan p where p.case_id = ${caseId} order by p.made_at desc, p.number desc, p.id limit 200`.execute(tx)
  return rows
}

/** The newest version of one kind in one unit, out of versions with the newest first. */
export const newestPlan = (all: readonly Plan[], unitId: Id, kind: PlanKind): Plan | null =>
  all.find((one) => one.unitId === unitId && one.kind === kind) ?? null

/** `false` when somebody else wrote this version first. */
export async function addPlan(tx: Tx, made: Omit<Plan, 'zoneId' | 'madeBy' | 'madeAt'>): Promise<boolean> {
  const wall = `${made.unitId}/${made.kind === 'child' ? 'C9' : 'C10'}`
  const { numAffectedRows } = await sql`
    insert into protection.plan (id, case_id, unit_id, zone_id, wall, kind, number, language, copy, safe_flags, safe_from, safe_until, review_on, sheet_record, made_by)
    values (${made.id}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${wall}, ${made.kind}, ${made.number}, ${made.language}, ${made.copy},
      ${[...made.safeFlags]}::text[], ${made.safeFrom}, ${made.safeUntil}, ${made.reviewOn}::date, ${made.sheetRecord}, (select authz.me()))
    on conflict (unit_id, kind, number) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** How she may be reached, by the newest plan of each zone of the case. Somebody asked: a plan is written with the person. */
export async function planRulesOf(tx: Tx, caseId: Id): Promise<readonly SafeContactRule[]> {
  const { rows } = await sql<{ flags: readonly SafeContactFlag[]; from: string | null; until: string | null }>`
    select flags, hour_from as "from", hour_until as until from protection.safe_rules(${caseId})`.execute(tx)
  return rows.map(({ flags, from, until }) => ({ flags, hours: from !== null && until !== null ? { from, to: until } : null, asked: true }))
}

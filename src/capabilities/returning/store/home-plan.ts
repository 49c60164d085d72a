import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { BudgetLine, Milestone } from '#capabilities/returning/domain/home-plan.ts'

export type MilestoneRow = { readonly milestone: Milestone; readonly byDay: string }
/** One version of the plan for the time after. */
export type HomePlan = {
  readonly id: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly number: number
  readonly language: string
  readonly agreedOn: string | null
  readonly totalOre: number
  readonly ceilingOre: number
  readonly sheetRecord: Id
  readonly madeBy: Id
  readonly madeAt: Instant
  readonly lines: readonly BudgetLine[]
  readonly milestones: readonly MilestoneRow[]
}

/** Every version, the newest first. */
export async function homePlansOf(tx: Tx, returnId: Id): Promise<readonly HomePlan[]> {
  const { rows } = await sql<HomePlan>`
    select p.id, p.unit_id as "unitId", p.zone_id as "zoneId", p.number, p.language, p.agreed_on::text as "agreedOn", p.total_ore::float8 as "totalOre",
      p.ceiling_ore::float8 as "ceilingOre", p.sheet_record as "sheetRecord", p.made_by as "madeBy", p.made_at as "madeAt",
      (select coalesce(jsonb_agg(jsonb_build_object('purpose', l.purpose, 'type', l.type, 'ore', l.ore) order by l.purpose), '[]') from returns.home_plan_line l where l.plan_id = p.id) as lines,
      (select coalesce(jsonb_agg(jsonb_build_object('milestone', m.milestone, 'byDay', m.by_day) order by m.by_day, m.milestone), '[]') from returns.home_milestone m where m.plan_id = p.id) as milestones
    from returns.home_plan p where p.return_id = ${returnId} order by p.number desc limit 100`.execute(tx)
  return rows
}

export type DatedCeiling = { readonly ore: number; readonly source: string; readonly confirmed: boolean; readonly validFrom: string }
/** The most that one person may be given in all, as it stands on a day. */
export async function datedCeiling(tx: Tx, day: string): Promise<DatedCeiling | null> {
  const { rows } = await sql<DatedCeiling>`
    select c.ore::float8 as ore, c.source, c.confirmed, c.valid_from::text as "validFrom" from returns.ceiling c
    where c.code = 'per_person' and c.valid_from <= ${day}::date and (c.valid_to is null or c.valid_to > ${day}::date) order by c.valid_from desc limit 1`.execute(
    tx,
  )
  return rows[0] ?? null
}

export type NewHomePlan = Omit<HomePlan, 'zoneId' | 'madeBy' | 'madeAt'> & { readonly returnId: Id; readonly caseId: Id; readonly ceilingFrom: string }
/** The version with its lines and milestones; `false` when somebody else wrote this version first. */
export async function addHomePlan(tx: Tx, made: NewHomePlan): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into returns.home_plan (id, return_id, case_id, unit_id, zone_id, number, language, agreed_on, total_ore, ceiling_ore, ceiling_from, sheet_record, made_by)
    values (${made.id}, ${made.returnId}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.number}, ${made.language}, ${made.agreedOn}::date, ${made.totalOre},
      ${made.ceilingOre}, ${made.ceilingFrom}::date, ${made.sheetRecord}, (select authz.me()))
    on conflict (return_id, number) do nothing`.execute(tx)
  if (numAffectedRows !== 1n) return false
  for (const { purpose, type, ore } of made.lines)
    await sql`
      insert into returns.home_plan_line (plan_id, return_id, case_id, purpose, type, ore, made_by)
      values (${made.id}, ${made.returnId}, ${made.caseId}, ${purpose}, ${type}, ${ore}, (select authz.me()))`.execute(tx)
  for (const { milestone, byDay } of made.milestones)
    await sql`
      insert into returns.home_milestone (plan_id, return_id, case_id, milestone, by_day, made_by)
      values (${made.id}, ${made.returnId}, ${made.caseId}, ${milestone}, ${byDay}::date, (select authz.me()))`.execute(tx)
  return true
}

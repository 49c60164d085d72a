import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Occasion } from '#capabilities/protection/domain/assessment.ts'
import { dangers, type Judgement, type Judgements } from '#capabilities/protection/domain/levels.ts'

export type Assessment = {
  readonly id: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly number: number
  readonly occasion: Occasion
  readonly judgements: Judgements
  readonly reviewOn: string
  readonly validUntil: string
  readonly sheetRecord: Id
  readonly madeBy: Id
  readonly madeAt: Instant
}

const judged = sql.join(
  dangers.map(
    (danger) =>
      sql`${danger}::text, jsonb_build_object('level', ${sql.ref(`a.${danger}`)}, 'sure', ${sql.ref(`a.${danger}_sure`)}, 'own', ${sql.ref(`a.${danger}_own`)})`,
  ),
)
const columns = sql`a.id, a.case_id as "caseId", a.unit_id as "unitId", a.zone_id as "zoneId", a.number, a.occasion, jsonb_build_object(${judged}) as judgements,
  a.review_on::text as "reviewOn", a.valid_until::text as "validUntil", a.sheet_record as "sheetRecord", a.made_by as "madeBy", a.made_at as "madeAt"`

/** Every version of a case that I may see, the newest first: the own unit's, and what another zone lets me read. */
export async function assessmentsOf(tx: Tx, caseId: Id): Promise<readonly Assessment[]> {
  const { rows } = await sql<Assessment>`
    select ${columns} from protection.assessment a where a.case_id = ${caseId} order by a.made_at desc, a.number desc, a.id limit 200`.execute(tx)
  return rows
}

/** The newest version of one unit, out of versions with the newest first. */
export const newestOf = (all: readonly Assessment[], unitId: Id): Assessment | null => all.find((one) => one.unitId === unitId) ?? null

/** The newest of each of my open cases that is to be looked at again by a day, the most urgent first. */
export async function reviewsDue(tx: Tx, by: string): Promise<readonly Assessment[]> {
  const { rows } = await sql<Assessment>`
    select ${columns} from protection.assessment a
    where a.unit_id = any (array(select cases.my_unit_ids())) and a.case_id = any (array(select cases.my_open_case_ids()))
      and a.review_on <= ${by}::date and not exists (select from protection.assessment b where b.unit_id = a.unit_id and b.number > a.number)
    order by a.valid_until, a.id limit 200`.execute(tx)
  return rows
}

export type NewAssessment = Omit<Assessment, 'zoneId' | 'madeBy' | 'madeAt'> & { readonly ruleFrom: string }
const three = ({ level, sure, own }: Judgement) => sql`${level}, ${sure}, ${own}`

/** `false` when somebody else wrote this version first. */
export async function addAssessment(tx: Tx, made: NewAssessment): Promise<boolean> {
  const { acute, lethal, again, self } = made.judgements
  const { numAffectedRows } = await sql`
    insert into protection.assessment (id, case_id, unit_id, zone_id, wall, number, occasion, acute, acute_sure, acute_own, lethal, lethal_sure, lethal_own,
      again, again_sure, again_own, self, self_sure, self_own, review_on, valid_until, rule_from, sheet_record, made_by)
    values (${made.id}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${`${made.unitId}/C10`}, ${made.number}, ${made.occasion}, ${three(acute)}, ${three(lethal)},
      ${three(again)}, ${three(self)}, ${made.reviewOn}::date, ${made.validUntil}::date, ${made.ruleFrom}::date, ${made.sheetRecord}, (select authz.me()))
    on conflict (unit_id, number) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** In how many zones of a case I lead the newest assessment holds no longer. */
export async function overdueIn(tx: Tx, caseId: Id): Promise<number> {
  return (await sql<{ n: number }>`select protection.overdue_in(${caseId}) as n`.execute(tx)).rows[0]?.n ?? 0
}

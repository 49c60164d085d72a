import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { HomeAnswer, HomeArea, HomeChecker } from '#capabilities/returning/domain/home.ts'

/** One answer about one area, with who looked and when. */
export type HomeCheck = {
  readonly id: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly area: HomeArea
  readonly number: number
  readonly answer: HomeAnswer
  readonly checkedBy: HomeChecker
  readonly checkedOn: string
  readonly wordsRecord: Id | null
  readonly madeBy: Id
  readonly madeAt: Instant
}

/** Every answer of a return, the newest of each area first. */
export async function homeChecksOf(tx: Tx, returnId: Id): Promise<readonly HomeCheck[]> {
  const { rows } = await sql<HomeCheck>`
    select h.id, h.unit_id as "unitId", h.zone_id as "zoneId", h.area, h.number, h.answer, h.checked_by as "checkedBy", h.checked_on::text as "checkedOn",
      h.words_record as "wordsRecord", h.made_by as "madeBy", h.made_at as "madeAt"
    from returns.home_check h where h.return_id = ${returnId} order by h.area, h.number desc limit 500`.execute(tx)
  return rows
}

export type NewHomeCheck = Omit<HomeCheck, 'zoneId' | 'madeBy' | 'madeAt'> & { readonly returnId: Id; readonly caseId: Id }
/** `false` when somebody else was first. */
export async function addHomeCheck(tx: Tx, made: NewHomeCheck): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into returns.home_check (id, return_id, case_id, unit_id, zone_id, area, number, answer, checked_by, checked_on, words_record, made_by)
    values (${made.id}, ${made.returnId}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.area}, ${made.number}, ${made.answer}, ${made.checkedBy},
      ${made.checkedOn}::date, ${made.wordsRecord}, (select authz.me()))
    on conflict (return_id, area, number) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Area, Assessor, NeedAnswer, Urgency } from '#capabilities/support/domain/areas.ts'

export type Need = {
  readonly id: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly wall: string
  readonly area: Area
  readonly number: number
  readonly answer: NeedAnswer
  readonly urgency: Urgency | null
  readonly assessor: Assessor
  readonly assessedOn: string
  readonly wordsRecord: Id | null
  readonly madeBy: Id
  readonly madeAt: Instant
}

const columns = sql`n.id, n.unit_id as "unitId", n.zone_id as "zoneId", n.wall, n.area, n.number, n.answer, n.urgency, n.assessor, n.assessed_on::text as "assessedOn",
  n.words_record as "wordsRecord", n.made_by as "madeBy", n.made_at as "madeAt"`

/** Every version that I may see, the newest first. */
export async function needsOf(tx: Tx, caseId: Id, area: Area | null = null): Promise<readonly Need[]> {
  const { rows } = await sql<Need>`
    select ${columns} from support.need n where n.case_id = ${caseId} and (${area}::text is null or n.area = ${area})
    order by n.made_at desc, n.number desc, n.id limit 500`.execute(tx)
  return rows
}

/** The newest version behind one wall, out of versions with the newest first. */
export const newestNeed = (all: readonly Need[], wall: string, area: Area): Need | null => all.find((one) => one.wall === wall && one.area === area) ?? null

/** `false` when somebody else wrote this version first. */
export async function addNeed(tx: Tx, caseId: Id, made: Omit<Need, 'zoneId' | 'madeBy' | 'madeAt'>): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into support.need (id, case_id, unit_id, zone_id, wall, area, number, answer, urgency, assessor, assessed_on, words_record, made_by)
    values (${made.id}, ${caseId}, ${made.unitId}, (select authz.my_zone()), ${made.wall}, ${made.area}, ${made.number}, ${made.answer}, ${made.urgency}, ${made.assessor},
      ${made.assessedOn}::date, ${made.wordsRecord}, (select authz.me()))
    on conflict (unit_id, wall, area, number) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

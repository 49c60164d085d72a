import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { AgreedKind, Consented, PathAhead } from '#capabilities/support/domain/plan.ts'

/** One version of a plan that was agreed on. */
export type Agreed = {
  readonly id: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly wall: string
  readonly kind: AgreedKind
  readonly number: number
  readonly path: PathAhead
  readonly language: string
  readonly consented: Consented
  readonly agreedOn: string
  readonly reviewOn: string
  readonly sheetRecord: Id
  readonly madeBy: Id
  readonly madeAt: Instant
}

const columns = sql`a.id, a.case_id as "caseId", a.unit_id as "unitId", a.zone_id as "zoneId", a.wall, a.kind, a.number, a.path, a.language, a.consented,
  a.agreed_on::text as "agreedOn", a.review_on::text as "reviewOn", a.sheet_record as "sheetRecord", a.made_by as "madeBy", a.made_at as "madeAt"`

/** Every version that I may see, the newest first. */
export async function agreedOf(tx: Tx, caseId: Id): Promise<readonly Agreed[]> {
  const { rows } = await sql<Agreed>`
    select ${columns} from support.agreed a where a.case_id = ${caseId} order by a.made_at desc, a.number desc, a.id limit 200`.execute(tx)
  return rows
}

/** The newest version of one kind behind one wall, out of versions with the newest first. */
export const newestAgreed = (all: readonly Agreed[], wall: string, kind: AgreedKind): Agreed | null =>
  all.find((one) => one.wall === wall && one.kind === kind) ?? null

/** The newest plans of my open cases that are to be looked at again by a day. */
export async function plansToReview(tx: Tx, by: string): Promise<readonly Agreed[]> {
  const { rows } = await sql<Agreed>`
    select ${columns} from support.agreed a
    where a.unit_id = any (array(select cases.my_unit_ids())) and a.case_id = any (array(select cases.my_open_case_ids())) and a.review_on <= ${by}::date
      and not exists (select from support.agreed b where b.wall = a.wall and b.kind = a.kind and b.number > a.number)
    order by a.review_on, a.id limit 200`.execute(tx)
  return rows
}

/** `false` when somebody else wrote this version first. */
export async function addAgreed(tx: Tx, made: Omit<Agreed, 'zoneId' | 'madeBy' | 'madeAt'>): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into support.agreed (id, case_id, unit_id, zone_id, wall, kind, number, path, language, consented, agreed_on, review_on, sheet_record, made_by)
    values (${made.id}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.wall}, ${made.kind}, ${made.number}, ${made.path}, ${made.language}, ${made.consented},
      ${made.agreedOn}::date, ${made.reviewOn}::date, ${made.sheetRecord}, (select authz.me()))
    on conflict (unit_id, wall, kind, number) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

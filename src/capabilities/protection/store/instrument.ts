import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Category, Instrument } from '#capabilities/protection/domain/assessment.ts'

export type InstrumentResult = {
  readonly id: Id
  readonly caseId: Id
  readonly zoneId: Id
  readonly instrument: Instrument
  readonly edition: string
  readonly doneOn: string
  readonly category: Category
  readonly madeBy: Id
}

export async function instrumentsOf(tx: Tx, caseId: Id): Promise<readonly InstrumentResult[]> {
  const { rows } = await sql<InstrumentResult>`
    select i.id, i.case_id as "caseId", i.zone_id as "zoneId", i.instrument, i.edition, i.done_on::text as "doneOn", i.category, i.made_by as "madeBy"
    from protection.instrument_result i where i.case_id = ${caseId} order by i.done_on desc, i.made_at desc, i.id limit 100`.execute(tx)
  return rows
}

export async function addInstrument(tx: Tx, made: Omit<InstrumentResult, 'zoneId' | 'madeBy'> & { readonly unitId: Id }): Promise<void> {
  await sql`
    insert into protection.instrument_result (id, case_id, unit_id, zone_id, wall, instrument, edition, done_on, category, made_by)
    values (${made.id}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${`${made.unitId}/C10`}, ${made.instrument}, ${made.edition}, ${made.doneOn}::date,
      ${made.category}, (select authz.me()))`.execute(tx)
}

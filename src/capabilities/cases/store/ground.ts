import { sql } from 'kysely'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Ground } from '#capabilities/cases/domain/disclosure.ts'
import { groundRows } from '#capabilities/cases/domain/reference.ts'

/** The ways through secrecy from one kind of zone to another on a day. */
export async function groundsFor(tx: Tx, fromKind: string, toKind: string, at: Instant): Promise<readonly Ground[]> {
  const { rows } = await sql<Ground>`
    select code, classes, law, needs_text as "needsText", needs_second as "needsSecond" from cases.ground
    where from_kind = ${fromKind} and to_kind = ${toKind} and valid_from <= ${at}::date and (valid_to is null or valid_to > ${at}::date) order by code`.execute(
    tx,
  )
  return rows
}

export async function furnishGrounds(tx: Tx): Promise<void> {
  await sql`
    insert into cases.ground (code, from_kind, to_kind, classes, law, source, valid_from, needs_text, needs_second)
    select r.code, r."fromKind", r."toKind", array(select jsonb_array_elements_text(r.classes)), r.law, r.source, r."validFrom", r."needsText", r."needsSecond"
    from jsonb_to_recordset(${JSON.stringify(groundRows())}::jsonb)
      as r(code text, "fromKind" text, "toKind" text, classes jsonb, law text, source text, "validFrom" date, "needsText" boolean, "needsSecond" boolean)
    on conflict do nothing`.execute(tx)
}

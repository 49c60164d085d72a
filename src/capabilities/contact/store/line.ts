import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { LineHours } from '#capabilities/contact/domain/line.ts'

export type LineOfSite = LineHours & { readonly answeredBy: Id; readonly version: number }

/** Which zone answers the site, and when; `null` where none does. */
export async function lineOfSite(tx: Tx): Promise<LineOfSite | null> {
  return (
    (
      await sql<LineOfSite>`select answered_by as "answeredBy", opens, closes, days, red_days_too as "redDaysToo", closed, version from contact.line`.execute(
        tx,
      )
    ).rows[0] ?? null
  )
}
export async function beginLine(tx: Tx, hours: LineHours): Promise<boolean> {
  const done = await sql`
    insert into contact.line (answered_by, opens, closes, days, red_days_too, closed)
    values (authz.my_zone(), ${hours.opens}, ${hours.closes}, ${[...hours.days]}, ${hours.redDaysToo}, ${[...hours.closed]}::text[]) on conflict (one) do nothing`.execute(
    tx,
  )
  return done.numAffectedRows === 1n
}
export async function changeLine(tx: Tx, hours: LineHours, version: number): Promise<boolean> {
  const done = await sql`
    update contact.line set opens = ${hours.opens}, closes = ${hours.closes}, days = ${[...hours.days]}, red_days_too = ${hours.redDaysToo},
      closed = ${[...hours.closed]}::text[], version = version + 1 where version = ${version}`.execute(tx)
  return done.numAffectedRows === 1n
}
export async function isHead(tx: Tx): Promise<boolean> {
  return (await sql<{ head: boolean }>`select people.is_unit_head((select authz.me())) as head`.execute(tx)).rows[0]?.head === true
}

export type Template = {
  readonly id: Id
  readonly name: string
  readonly language: string
  readonly body: string
  readonly reviewed: boolean
  readonly version: number
}
export async function templates(tx: Tx): Promise<readonly Template[]> {
  return (
    await sql<Template>`select id, name, language, body, reviewed, version from contact.template where zone_id = (select authz.my_zone()) order by name, language limit 1000`.execute(
      tx,
    )
  ).rows
}
type NewTemplate = Pick<Template, 'name' | 'language' | 'body'> & { readonly reviewed?: boolean }
/** One text for each name and language; written again it takes the place of the old one. */
export async function writeTemplate(tx: Tx, { name, language, body, reviewed = false }: NewTemplate): Promise<Id> {
  const { rows } = await sql<{ id: Id }>`
    insert into contact.template as t (zone_id, name, language, body, reviewed) values (authz.my_zone(), ${name}, ${language}, ${body}, ${reviewed})
    on conflict (zone_id, name, language) do update set body = excluded.body, reviewed = excluded.reviewed, version = t.version + 1 returning id`.execute(tx)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('a template that was written has an id')
  return id
}
/** False when it is gone, or another zone's. */
export async function withdrawTemplate(tx: Tx, id: Id): Promise<boolean> {
  return (await sql`delete from contact.template where id = ${id}`.execute(tx)).numAffectedRows === 1n
}

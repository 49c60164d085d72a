import { sql, type RawBuilder } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import { supportKinds, type ServiceNeed, type SupportKind, type TargetGroup } from '#capabilities/directory/domain/offers.ts'
import { serviceColumns, type Service } from '#capabilities/directory/store/services.ts'

/** What somebody looks for. What is `null` is not asked. */
export type ServiceQuestion = {
  readonly country: string
  /** All that covers the place. */
  readonly areas: readonly string[] | null
  /** Any of them. */
  readonly needs: readonly ServiceNeed[] | null
  readonly group: TargetGroup | null
  readonly language: string | null
  readonly words: string | null
  /** Only what has free places at this time. */
  readonly freeAt: Instant | null
  /** Verified on this day or later, an entry holds. */
  readonly holdsSince: string
  /** The last one of the page before. */
  readonly after: { readonly rankedOn: string; readonly id: Id } | null
}
export type FoundService = Service & { readonly rankedOn: string }

/** Rows of a page of search; one more is asked for, to know whether there is a next page. */
export const servicesOnPage = 20

/** A query of `to_tsquery` that finds what begins with each of the words; `null` when there is no letter or digit in them. */
export const wordsAsked = (typed: string): string | null => {
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu)
  return words === null
    ? null
    : words
        .slice(0, 8)
        .map((word) => `'${word}':*`)
        .join(' & ')
}

const listOrNull = (codes: readonly string[] | null) => sql`${codes === null ? null : [...codes]}::text[]`

/** Services that answer a question, in the order of `freshnessStates`: what does not hold is never before what does. One statement. */
export async function searchServices(tx: Tx, asked: ServiceQuestion, howMany = servicesOnPage + 1): Promise<readonly FoundService[]> {
  const { rows } = await sql<FoundService>`
    select ${serviceColumns}, f.ranked_on::text as "rankedOn"
    from directory.search_services(${asked.country}, ${listOrNull(asked.areas)}, ${listOrNull(asked.needs)}, ${listOrNull(asked.group === null ? null : [asked.group])},
        ${listOrNull(asked.language === null ? null : [asked.language])}, ${asked.words}, ${asked.freeAt}, ${asked.holdsSince}::date, ${asked.after?.rankedOn ?? null}::date,
        ${asked.after?.id ?? null}::uuid, ${howMany}) with ordinality f (id, ranked_on, place)
    join directory.service s on s.id = f.id
    join directory.organisation o on o.id = s.organisation_id
    order by f.place`.execute(tx)
  return rows
}

/** How many services in use each country abroad has; the countries with none are not there. */
export async function servicesByCountry(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ code: string; count: number }>`
    select t.country_code as code, sum(t.services)::integer as count from directory.country_tally t where t.services > 0 group by t.country_code`.execute(tx)
  return new Map(rows.map((row) => [row.code, row.count]))
}

/**
 * Which kinds of support somebody offers, by the area they serve, from services in Sweden that were verified on or after a day. A county is not asked
 * for what the whole country has, nor a municipality for what its county has: it has that too, and is not named for it.
 */
export async function supportByArea(tx: Tx, verifiedSince: string): Promise<ReadonlyMap<string, ReadonlySet<SupportKind>>> {
  // One look into the index for each: how many services there are does not matter, only whether there is one.
  const served = (area: RawBuilder<unknown>) => sql`cross join lateral (
    select from directory.reach r where r.area = ${area} and r.kind = k.kind and r.ranked_on >= ${verifiedSince}::date limit 1) one`
  const { rows } = await sql<{ area: string; kinds: readonly SupportKind[] }>`
    with k as materialized (select kind from unnest(${[...supportKinds]}::text[]) as u (kind)),
      country as materialized (select k.kind from k ${served(sql`'SE'`)}),
      counties as materialized (
        select c.code, k.kind from directory.county c cross join (select kind from k except select kind from country) k ${served(sql`c.code`)}),
      municipalities as (
        select m.code, k.kind from directory.municipality m cross join (select kind from k except select kind from country) k ${served(sql`m.code`)}
        where (m.county_code, k.kind) not in (select code, kind from counties))
    select area, array_agg(kind) as kinds
    from (select 'SE' as area, kind from country union all select code, kind from counties union all select code, kind from municipalities) every group by area`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.area, new Set(row.kinds)]))
}

/** Ids in the order in which they are to be verified, by an index that begins with the zone. */
const dueOf = (zoneId: Id, home: boolean, day: string, limit: number) => sql`
  (select s.id, s.ranked_on from directory.service s
   where s.zone_id = ${zoneId} and s.status = 'active' and ${home ? sql`s.country_code = 'SE'` : sql`s.country_code <> 'SE'`} and s.ranked_on <= ${day}::date
   order by s.ranked_on, s.id limit ${limit})`

/** What a zone keeps in use and is to verify: never verified, or on this day at home (or that day abroad) or before. Longest ago first. */
export async function servicesDue(tx: Tx, zoneId: Id, home: string | null, abroad: string, limit: number): Promise<readonly Service[]> {
  const parts = [...(home === null ? [] : [dueOf(zoneId, true, home, limit)]), dueOf(zoneId, false, abroad, limit)]
  const { rows } = await sql<Service>`
    select ${serviceColumns} from (select d.id, d.ranked_on from (${sql.join(parts, sql` union all `)}) d order by d.ranked_on, d.id limit ${limit}) f
    join directory.service s on s.id = f.id
    join directory.organisation o on o.id = s.organisation_id
    order by f.ranked_on, f.id`.execute(tx)
  return rows
}

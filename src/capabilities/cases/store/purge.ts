import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Retention } from '#capabilities/cases/domain/closing.ts'

/** What purging takes away, in numbers. */
export type Purgeable = { readonly texts: number; readonly keys: number; readonly tokens: number; readonly references: number }

/** A case as the operator may know it: no words, no zone but the one that leads. `until` is the day from which it may be purged. */
export type KeptCase = Purgeable & {
  readonly id: Id
  readonly pseudonym: string
  readonly zoneId: Id
  readonly zone: string
  readonly units: number
  readonly closedOn: string | null
  readonly retention: Retention | null
  readonly until: string | null
  readonly due: boolean
  readonly shreddedAt: Instant | null
}

const today = sql`(authz.now() at time zone 'Europe/Stockholm')::date`
const kept = sql`
  select c.id, c.pseudonym, z.id as "zoneId", z.code as zone, (select count(*)::integer from cases.unit u where u.case_id = c.id) as units,
    (c.closed_at at time zone 'Europe/Stockholm')::date::text as "closedOn", s.retention, s.retention_until::text as until,
    c.closed_at is not null and coalesce(s.retention_until <= ${today}, false) as due, c.shredded_at as "shreddedAt",
    (select count(*)::integer from cases.record_text t where t.case_id = c.id) as texts,
    (select count(*)::integer from cases.key_wrap w where w.case_id = c.id) + (select count(*)::integer from cases.record_wrap w where w.case_id = c.id) as keys,
    (select count(*)::integer from cases.find_token t where t.case_id = c.id) as tokens,
    (select count(*)::integer from cases.unit_reference r where r.case_id = c.id) as "references"
  from cases.card c
  join cases.unit lead on lead.id = c.lead_unit_id
  join people.zone z on z.id = lead.zone_id
  left join lateral (
    select k.retention, k.retention_until from cases.closure k where k.case_id = c.id and k.reopened_at is null order by k.closed_at desc limit 1
  ) s on true`

/** Closed cases whose day has come, the longest overdue first. As the owner, as everything here. */
export async function dueCases(tx: Tx): Promise<readonly KeptCase[]> {
  const { rows } =
    await sql<KeptCase>`${kept} where c.closed_at is not null and c.shredded_at is null and s.retention_until <= ${today} order by s.retention_until, c.pseudonym`.execute(
      tx,
    )
  return rows
}

export async function keptCase(tx: Tx, pseudonym: string): Promise<KeptCase | null> {
  const { rows } = await sql<KeptCase>`${kept} where lower(c.pseudonym) = lower(${pseudonym})`.execute(tx)
  return rows[0] ?? null
}

/** From here on nobody opens the case again or closes it anew while it is being purged. */
export async function lockCard(tx: Tx, caseId: Id): Promise<void> {
  await sql`select from cases.card where id = ${caseId} for update`.execute(tx)
}

/** Who of these must not have anything to do with the case. */
export async function recusedAmong(tx: Tx, caseId: Id, personIds: readonly Id[]): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select person_id as id from cases.recusal where case_id = ${caseId} and ended_at is null and person_id = any (${[...personIds]}::uuid[])`.execute(tx)
  return rows.map((row) => row.id)
}

/**
 * Marks the card, and takes away every text, every key to one, every blind token and the zones' own numbers. Coded rows stay.
 * Texts that were set aside when somebody's time was out are about the case as well: they go with it.
 */
export async function purgeCase(tx: Tx, caseId: Id): Promise<Purgeable> {
  const gone = async (table: string): Promise<number> =>
    Number((await sql`delete from ${sql.table(table)} where case_id = ${caseId}`.execute(tx)).numAffectedRows ?? 0n)
  const marked =
    await sql`update cases.card set shredded_at = authz.now(), version = version + 1 where id = ${caseId} and closed_at is not null and shredded_at is null`.execute(
      tx,
    )
  if (marked.numAffectedRows !== 1n) throw new Error('the card was not marked')
  const keys = (await gone('cases.key_wrap')) + (await gone('cases.record_wrap'))
  const counts = { texts: await gone('cases.record_text'), keys, tokens: await gone('cases.find_token'), references: await gone('cases.unit_reference') }
  await sql`delete from authz.draft where starts_with(path, ${`/cases/${caseId}`})`.execute(tx)
  return counts
}

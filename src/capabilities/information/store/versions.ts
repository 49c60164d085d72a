import { sql } from 'kysely'
import { newId, type Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Said, Version, VersionKind } from '#capabilities/information/domain/version.ts'

const columns = sql`v.id, v.kind, v.subject, v.number, v.function_id as "functionId", v.zone_id as "zoneId", v.title, v.body, v.source, v.reviewed, v.legal, v.phone, v.whence,
  v.day::text as day, v.spoken, v.interpreter, v.shown, v.state, v.needs_second as "needsSecond", v.proposed_by as "proposedBy", v.proposed_at as "proposedAt",
  v.decided_by as "decidedBy", v.decided_at as "decidedAt"`

export async function findVersion(tx: Tx, id: Id): Promise<Version | null> {
  const { rows } = await sql<Version>`select ${columns} from information.version v where v.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Every version of one thing, the newest first. */
export async function versionsOf(tx: Tx, kind: VersionKind, subject: string): Promise<readonly Version[]> {
  const { rows } =
    await sql<Version>`select ${columns} from information.version v where v.kind = ${kind} and v.subject = ${subject} order by v.number desc, v.proposed_at desc`.execute(
      tx,
    )
  return rows
}

/** What waits for a decision, the oldest first. */
export async function proposals(tx: Tx): Promise<readonly Version[]> {
  const { rows } = await sql<Version>`select ${columns} from information.version v where v.state = 'proposed' order by v.proposed_at, v.id`.execute(tx)
  return rows
}

/** What stands of each thing: the newest that was published. */
export async function published(tx: Tx, kind: VersionKind): Promise<readonly Version[]> {
  const { rows } = await sql<Version>`
    select distinct on (v.subject) ${columns} from information.version v where v.kind = ${kind} and v.state = 'published' order by v.subject, v.decided_at desc, v.number desc`.execute(
    tx,
  )
  return rows
}

/** @param base the number of the version that came with the program */
export async function propose(
  tx: Tx,
  about: { readonly kind: VersionKind; readonly subject: string; readonly functionId: Id | null; readonly base: number },
  who: { readonly personId: Id; readonly zoneId: Id },
  said: Said,
): Promise<Id> {
  const id = newId()
  await sql`select pg_advisory_xact_lock(hashtextextended(${`information ${about.kind} ${about.subject}`}, 0))`.execute(tx)
  await sql`
    insert into information.version (id, kind, subject, number, function_id, zone_id, title, body, source, reviewed, legal, phone, whence, day, spoken, interpreter, shown, proposed_by)
    select ${id}, ${about.kind}, ${about.subject}, greatest(${about.base}::integer, coalesce(max(v.number), 0)) + 1, ${about.functionId}, ${who.zoneId}, ${said.title}, ${said.body},
      ${said.source}::integer, ${said.reviewed}, ${said.legal}, ${said.phone}, ${said.whence}, ${said.day}::date, ${[...said.spoken]}::text[], ${said.interpreter}, ${said.shown}, ${who.personId}
    from information.version v where v.kind = ${about.kind} and v.subject = ${about.subject}`.execute(tx)
  return id
}

/** `false`: somebody decided first. */
export async function decide(tx: Tx, id: Id, state: 'published' | 'withdrawn', by: Id): Promise<boolean> {
  const { rows } =
    await sql`update information.version set state = ${state}, decided_by = ${by}, decided_at = authz.now() where id = ${id} and state = 'proposed' returning id`.execute(
      tx,
    )
  return rows.length > 0
}

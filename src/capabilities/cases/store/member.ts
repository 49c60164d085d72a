import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'

export type Position = 'lead' | 'deputy' | 'member'
export type Member = {
  readonly id: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly personId: Id
  readonly classes: readonly string[]
  readonly writes: readonly string[]
  readonly position: Position
  readonly fromAt: Instant
  readonly untilAt: Instant
  readonly approvedBy: Id
  readonly secondBy: Id | null
  readonly graceUntil: Instant | null
}

const columns = sql`m.id, m.case_id as "caseId", m.unit_id as "unitId", m.zone_id as "zoneId", m.person_id as "personId", m.classes, m.writes, m.position,
  m.from_at as "fromAt", m.until_at as "untilAt", m.approved_by as "approvedBy", m.second_by as "secondBy", m.grace_until as "graceUntil"`

/** The team now: the whole own one, and who leads in each other zone. Whose last day has passed is in it no more. */
export async function teamOf(tx: Tx, caseId: Id): Promise<readonly Member[]> {
  const { rows } = await sql<Member>`
    select ${columns} from cases.member m where m.case_id = ${caseId} and m.ended_at is null and m.until_at > authz.now()
    order by array_position(array['lead', 'deputy', 'member'], m.position), m.from_at, m.id`.execute(tx)
  return rows
}

export async function findMember(tx: Tx, id: Id): Promise<Member | null> {
  const { rows } = await sql<Member>`select ${columns} from cases.member m where m.id = ${id} and m.ended_at is null`.execute(tx)
  return rows[0] ?? null
}

/** The place somebody had in the own unit, when its last day has passed and nobody has ended it. */
export async function lapsedMember(tx: Tx, unitId: Id, personId: Id): Promise<Member | null> {
  const { rows } = await sql<Member>`
    select ${columns} from cases.member m
    where m.unit_id = ${unitId} and m.person_id = ${personId} and m.ended_at is null and m.until_at <= authz.now()`.execute(tx)
  return rows[0] ?? null
}

/** `false` when it ended meanwhile, or needs a second person. */
export async function prolongMember(tx: Tx, id: Id, until: Instant): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select cases.prolong(${id}, ${until}) as done`.execute(tx)
  return rows[0]?.done ?? false
}

export type NewMember = Omit<Member, 'fromAt' | 'approvedBy' | 'secondBy'> & { readonly byOpening: boolean }

export async function insertMember(tx: Tx, member: NewMember): Promise<void> {
  await sql`
    insert into cases.member (id, case_id, unit_id, zone_id, person_id, classes, writes, position, by_opening, until_at, grace_until, approved_by)
    values (${member.id}, ${member.caseId}, ${member.unitId}, ${member.zoneId}, ${member.personId}, ${[...member.classes]}::text[], ${[...member.writes]}::text[], ${member.position},
      ${member.byOpening}, ${member.untilAt}, ${member.graceUntil}, (select authz.me()))`.execute(tx)
}

export async function endMember(tx: Tx, id: Id, why: 'no_longer_needed' | 'left' | 'for_cause'): Promise<boolean> {
  const done = await sql`
    update cases.member set ended_at = authz.now(), ended_by = (select authz.me()), ended_why = ${why} where id = ${id} and ended_at is null`.execute(tx)
  return done.numAffectedRows === 1n
}

export async function setPosition(tx: Tx, id: Id, position: Position): Promise<void> {
  await sql`update cases.member set position = ${position} where id = ${id} and ended_at is null`.execute(tx)
}

/** How many of the unit may read a class: what stands at the button before one writes. */
export async function countReaders(tx: Tx, unitId: Id, cls: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select cases.readers_of(${unitId}, ${cls}) as n`.execute(tx)
  return rows[0]?.n ?? 0
}
export async function countReadersOfAll(tx: Tx, unitId: Id, classes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ class: string; n: number }>`
    select class, readers as n from cases.readers_of_all(${unitId}, ${[...classes]}::text[])`.execute(tx)
  return new Map(rows.map((row) => [row.class, row.n]))
}

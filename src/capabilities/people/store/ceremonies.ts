import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Ceremony, RecoveryReason } from '#capabilities/people/domain/ceremony.ts'
import type { OrderedShare } from '#capabilities/people/store/keys.ts'

const columns = sql`id, zone_id as "zoneId", person_id as "personId", officers, reason, asked_by as "askedBy", asked_at as "askedAt", first_officer as "firstOfficer",
  second_officer as "secondOfficer", done_at as "doneAt", resealed, code_key as "codeKey", code_box as "codeBox"`

/** The newest ceremonies of the zones one administers or is an officer of. */
export async function listCeremonies(tx: Tx): Promise<readonly Ceremony[]> {
  const { rows } = await sql<Ceremony>`select ${columns} from people.recovery_session order by asked_at desc, id limit 50`.execute(tx)
  return rows
}
export async function findCeremony(tx: Tx, id: Id): Promise<Ceremony | null> {
  const { rows } = await sql<Ceremony>`select ${columns} from people.recovery_session where id = ${id}`.execute(tx)
  return rows[0] ?? null
}
/** One that is neither done nor over, for this person or (`null`) for a change of officers in this zone. */
export async function runningCeremony(tx: Tx, zoneId: Id, personId: Id | null): Promise<Id | null> {
  const { rows } = await sql<{ id: Id }>`
    select id from people.recovery_session
    where zone_id = ${zoneId} and person_id is not distinct from ${personId}::uuid and done_at is null and asked_at > now() - interval '30 minutes' limit 1`.execute(
    tx,
  )
  return rows[0]?.id ?? null
}
type Asked = {
  readonly id: Id
  readonly zoneId: Id
  readonly personId: Id | null
  readonly officers: readonly Id[] | null
  readonly reason: RecoveryReason
  readonly askedBy: Id | null
  /** What is stored of the code that belongs to the link; `null` when the officers change. */
  readonly code: { readonly hash: Uint8Array; readonly publicKey: Uint8Array; readonly box: Uint8Array | null } | null
}
export async function askCeremony(tx: Tx, asked: Asked): Promise<void> {
  await sql`insert into people.recovery_session (id, zone_id, person_id, officers, reason, asked_by, code_hash, code_key, code_box)
    values (${asked.id}, ${asked.zoneId}, ${asked.personId}, ${asked.officers}::uuid[], ${asked.reason}, ${asked.askedBy}, ${asked.code?.hash ?? null}, ${asked.code?.publicKey ?? null}, ${asked.code?.box ?? null})`.execute(
    tx,
  )
}

export type Part = { readonly officer: Id; readonly box: Uint8Array }
/** False when somebody else was first, or it is over. */
export async function beginCeremony(tx: Tx, id: Id, parts: readonly Part[]): Promise<boolean> {
  const { rows } = await sql<{ begun: boolean }>`
    select people.begin_recovery(${id}, ${parts.map((part) => part.officer)}::uuid[], ${parts.map((part) => Buffer.from(part.box))}::bytea[]) as begun`.execute(
    tx,
  )
  return rows[0]?.begun === true
}
export async function myPart(tx: Tx, id: Id): Promise<Uint8Array | null> {
  const { rows } = await sql<{ box: Uint8Array }>`select box from people.recovery_part where session_id = ${id} and officer_id = (select authz.me())`.execute(
    tx,
  )
  return rows[0]?.box ?? null
}
type Renewed = { readonly publicKey: Uint8Array; readonly tokenHash: Uint8Array; readonly link: Uint8Array; readonly lockedKey: Uint8Array }
export async function renewPerson(tx: Tx, id: Id, renewed: Renewed): Promise<void> {
  await sql`select people.renew_person(${id}, ${renewed.publicKey}, ${renewed.tokenHash}, ${renewed.link}, ${renewed.lockedKey})`.execute(tx)
}
export async function finishCeremony(tx: Tx, id: Id, resealed: number): Promise<void> {
  await sql`select people.finish_recovery(${id}, ${resealed}::integer)`.execute(tx)
}
/** Only in the transaction that finished it. */
export async function replaceShares(tx: Tx, id: Id, officers: readonly Id[], shares: readonly OrderedShare[]): Promise<void> {
  await sql`select people.replace_shares(${id}, ${[...officers]}::uuid[], ${shares.map((s) => s.outer)}::uuid[], ${shares.map((s) => s.inner)}::uuid[], ${shares.map((s) => Buffer.from(s.share))}::bytea[])`.execute(
    tx,
  )
}

/** The zone's duty key under its recovery key, when the person being helped held it. */
export async function lostDuty(tx: Tx, id: Id): Promise<Uint8Array | null> {
  const { rows } = await sql<{ box: Uint8Array | null }>`select people.lost_duty(${id}) as box`.execute(tx)
  return rows[0]?.box ?? null
}
export const giveDutyAgain = async (tx: Tx, id: Id, wrap: Uint8Array): Promise<void> =>
  void (await sql`select people.give_duty_again(${id}, ${wrap})`.execute(tx))

import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Language } from '#kernel/language.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { NewUnlock } from '#capabilities/people/store/entry.ts'

/** What a link leads to, before anybody is signed in. */
export type Invited = {
  readonly state: 'open' | 'over'
  readonly begun: boolean
  readonly personId: Id
  readonly zoneId: Id
  readonly zoneName: string
  readonly name: string
  readonly login: string
  readonly language: Language
  readonly totp: Uint8Array | null
  /** After a recovery: the pair that waits, its private half under a key only the link gives. */
  readonly publicKey: Uint8Array | null
  readonly lockedKey: Uint8Array | null
}
export async function findInvited(tx: Tx, hash: Uint8Array): Promise<Invited | null> {
  const { rows } = await sql<Invited>`
    select state, begun, person_id as "personId", zone_id as "zoneId", zone_name as "zoneName", name, login, language, totp, public_key as "publicKey", locked_key as "lockedKey"
    from people.find_invitation(${hash})`.execute(tx)
  return rows[0] ?? null
}
export const beginInvitation = async (tx: Tx, hash: Uint8Array, totp: Uint8Array): Promise<void> =>
  void (await sql`select people.begin_invitation(${hash}, ${totp})`.execute(tx))

/** `null` when the link was over by now. */
export async function enrol(tx: Tx, hash: Uint8Array, publicKey: Uint8Array, unlock: NewUnlock, step: number): Promise<Id | null> {
  const { rows } = await sql<{ id: Id | null }>`
    select people.enrol(${hash}, ${publicKey}, ${unlock.salt}, ${JSON.stringify(unlock.cost)}::jsonb, ${unlock.verifier}, ${unlock.lockedKey}, ${step}) as id`.execute(
    tx,
  )
  return rows[0]?.id ?? null
}

/** A link as its maker and the administrators know it. `link` opens for the maker only. */
export type Invitation = {
  readonly id: Id
  readonly madeBy: Id | null
  readonly expiresAt: Date
  readonly link: Uint8Array | null
  readonly firstUsedAt: Date | null
}
export async function openInvitation(tx: Tx, personId: Id): Promise<Invitation | null> {
  const { rows } = await sql<Invitation>`
    select id, made_by as "madeBy", expires_at as "expiresAt", link, first_used_at as "firstUsedAt" from people.invitation
    where person_id = ${personId} and used_at is null and cancelled_at is null and expires_at > now() and (first_used_at is null or first_used_at > now() - interval '10 minutes')
    order by made_at desc limit 1`.execute(tx)
  return rows[0] ?? null
}

type NewInvitation = {
  readonly zoneId: Id
  readonly personId: Id
  readonly hash: Uint8Array
  readonly madeBy: Id | null
  readonly expiresAt: Date
  readonly link: Uint8Array | null
}
export async function addInvitation(tx: Tx, invitation: NewInvitation): Promise<void> {
  await sql`insert into people.invitation (zone_id, person_id, token_hash, made_by, expires_at, link)
    values (${invitation.zoneId}, ${invitation.personId}, ${invitation.hash}, ${invitation.madeBy}, ${invitation.expiresAt}, ${invitation.link})`.execute(tx)
}
export async function cancelInvitations(tx: Tx, personId: Id): Promise<void> {
  await sql`update people.invitation set cancelled_at = now() where person_id = ${personId} and used_at is null and cancelled_at is null`.execute(tx)
}

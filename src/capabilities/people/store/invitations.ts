import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Language } from '#kernel/language.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { NewUnlock } from '#capabilities/people/store/entry.ts'

/** What a link leads to, before anybody is signed in. */
export type Invited = {
  readonly state: 'open' | 'over'
  readonly begun: boolean
  /** It opens only with the code that somebody else than the link's maker gave. */
  readonly coded: boolean
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
    select state, begun, coded, person_id as "personId", zone_id as "zoneId", zone_name as "zoneName", name, login, language, totp, public_key as "publicKey", locked_key as "lockedKey"
    from people.find_invitation(${hash})`.execute(tx)
  return rows[0] ?? null
}
/** False when the code does not belong to the link, or the link is over. */
export async function beginInvitation(tx: Tx, hash: Uint8Array, proof: Uint8Array, totp: Uint8Array): Promise<boolean> {
  const { rows } = await sql<{ begun: boolean }>`select people.begin_invitation(${hash}, ${proof}, ${totp}) as begun`.execute(tx)
  return rows[0]?.begun === true
}

/** Opened by link and code together. */
export type Opening = { readonly hash: Uint8Array; readonly proof: Uint8Array }
/** `null` when the link was over by now, or the code is not the link's. */
export async function enrol(tx: Tx, { hash, proof }: Opening, publicKey: Uint8Array, unlock: NewUnlock, step: number): Promise<Id | null> {
  const { rows } = await sql<{ id: Id | null }>`
    select people.enrol(${hash}, ${proof}, ${publicKey}, ${unlock.salt}, ${JSON.stringify(unlock.cost)}::jsonb, ${unlock.verifier}, ${unlock.lockedKey}, ${step}) as id`.execute(
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
/** The code that the one asking made for this person, sealed to them; `null` when somebody else did, or it was used. */
export async function myCodeBox(tx: Tx, personId: Id): Promise<Uint8Array | null> {
  const { rows } = await sql<{ box: Uint8Array | null }>`
    select box from people.entry_code where person_id = ${personId} and made_by = (select authz.me())`.execute(tx)
  return rows[0]?.box ?? null
}
export async function cancelInvitations(tx: Tx, personId: Id): Promise<void> {
  await sql`update people.invitation set cancelled_at = now() where person_id = ${personId} and used_at is null and cancelled_at is null`.execute(tx)
}

import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Language } from '#kernel/language.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Cost } from '#platform/sealing/passphrase.ts'

/** What the derivation needs, before anything is proved. All of this file down to `enterAs` answers at the door only. */
export type SignInFacts = { readonly personId: Id; readonly salt: Uint8Array; readonly cost: Cost }
/** What the proof of the passphrase brings out. */
export type Proven = {
  readonly roles: readonly string[]
  readonly lockedKey: Uint8Array
  /** Under the key-encryption key. */
  readonly totp: Uint8Array
}

/** Needs no session. `null` for a name that is not there, not active, or has no keys. */
export async function signInFacts(tx: Tx, login: string): Promise<SignInFacts | null> {
  const { rows } = await sql<SignInFacts>`select person_id as "personId", salt, cost from people.sign_in_facts(${login})`.execute(tx)
  return rows[0] ?? null
}
/** `null` when the proof is wrong. The database compares; nothing to compare with ever leaves it. */
export async function provenBy(tx: Tx, login: string, proof: Uint8Array): Promise<Proven | null> {
  const { rows } = await sql<Proven>`select roles, locked_key as "lockedKey", totp from people.prove(${login}, ${proof})`.execute(tx)
  return rows[0] ?? null
}

export type UnlockFacts = SignInFacts & Pick<Proven, 'totp'>
export async function myUnlock(tx: Tx): Promise<UnlockFacts | null> {
  const { rows } = await sql<UnlockFacts>`select person_id as "personId", salt, cost, totp from people.my_unlock()`.execute(tx)
  return rows[0] ?? null
}
export async function myLockedKey(tx: Tx, proof: Uint8Array): Promise<Uint8Array | null> {
  const { rows } = await sql<{ box: Uint8Array | null }>`select people.my_locked_key(${proof}) as box`.execute(tx)
  return rows[0]?.box ?? null
}

/** False when this code, or a later one, was used before. */
export async function spendCode(tx: Tx, personId: Id, step: number): Promise<boolean> {
  const { rows } = await sql<{ spent: boolean }>`select people.spend_code(${personId}, ${step}) as spent`.execute(tx)
  return rows[0]?.spent === true
}

export type NewUnlock = { readonly salt: Uint8Array; readonly cost: Cost; readonly verifier: Uint8Array; readonly lockedKey: Uint8Array }
/** False when the proof of the present passphrase is wrong. */
export async function changeUnlock(tx: Tx, proof: Uint8Array, fresh: NewUnlock): Promise<boolean> {
  const { rows } = await sql<{ changed: boolean }>`
    select people.change_unlock(${proof}, ${fresh.salt}, ${JSON.stringify(fresh.cost)}::jsonb, ${fresh.verifier}, ${fresh.lockedKey}) as changed`.execute(tx)
  return rows[0]?.changed === true
}

export type SessionToOpen = {
  readonly login: string
  /** What the stored verifier is the hash of: only the passphrase gives it. */
  readonly proof: Uint8Array
  /** Of the code, which is spent by it. */
  readonly step: number
  readonly tokenHash: Uint8Array
  readonly ctxHash: Uint8Array
  readonly blob: Uint8Array
  readonly kind: 'cookie' | 'bearer'
}
/** `null` when the code, or a later one, was used before. The database looks up who it is, the zone and the roles. */
export async function openSession(tx: Tx, s: SessionToOpen): Promise<Id | null> {
  const { rows } = await sql<{ id: Id | null }>`
    select people.open_session(${s.login}, ${s.proof}, ${s.step}, ${s.tokenHash}, ${s.ctxHash}, ${s.blob}, ${s.kind}) as id`.execute(tx)
  return rows[0]?.id ?? null
}

/** From here on this transaction is the person's, as the record then says. */
export async function enterAs(tx: Tx, ctx: string): Promise<void> {
  await sql`select state from authz.enter(${ctx}, null)`.execute(tx)
}
export const endSession = async (tx: Tx, ctx: string): Promise<void> => void (await sql`select authz.end_session(${ctx})`.execute(tx))
export const strengthen = async (tx: Tx, ctx: string): Promise<void> => void (await sql`select authz.strengthen(${ctx})`.execute(tx))
export const leaveSession = async (tx: Tx): Promise<void> => void (await sql`select people.leave_session()`.execute(tx))

export async function speak(tx: Tx, language: Language): Promise<void> {
  await sql`select people.speak(${language}), authz.speak(current_setting('app.ctx', true), ${language})`.execute(tx)
}

export type OpenSession = { readonly id: Id; readonly kind: 'cookie' | 'bearer'; readonly openedAt: Date; readonly seenAt: Date; readonly current: boolean }
export async function mySessions(tx: Tx): Promise<readonly OpenSession[]> {
  const { rows } = await sql<OpenSession>`select id, kind, opened_at as "openedAt", seen_at as "seenAt", current from people.my_sessions()`.execute(tx)
  return rows
}
export async function endOtherSessions(tx: Tx): Promise<number> {
  const { rows } = await sql<{ ended: number }>`select people.end_other_sessions() as ended`.execute(tx)
  return rows[0]?.ended ?? 0
}

import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Language } from '#kernel/language.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Cost } from '#platform/sealing/passphrase.ts'

export type UnlockFacts = {
  readonly personId: Id
  readonly publicKey: Uint8Array
  readonly salt: Uint8Array
  readonly cost: Cost
  readonly verifier: Uint8Array
  readonly lockedKey: Uint8Array
  /** Under the key-encryption key. */
  readonly totp: Uint8Array
}
export type SignInFacts = UnlockFacts & { readonly zoneId: Id; readonly roles: readonly string[]; readonly language: Language }

const unlock = sql`person_id as "personId", public_key as "publicKey", salt, cost, verifier, locked_key as "lockedKey", totp`

/** Needs no session. `null` for a name that is not there, not active, or has no keys. */
export async function signInFacts(tx: Tx, login: string): Promise<SignInFacts | null> {
  const { rows } = await sql<SignInFacts>`select ${unlock}, zone_id as "zoneId", roles, language from people.sign_in_facts(${login})`.execute(tx)
  return rows[0] ?? null
}

export async function myUnlock(tx: Tx): Promise<UnlockFacts | null> {
  const { rows } = await sql<UnlockFacts>`select ${unlock} from people.my_unlock()`.execute(tx)
  return rows[0] ?? null
}

/** False when this code, or a later one, was used before. */
export async function spendCode(tx: Tx, personId: Id, step: number): Promise<boolean> {
  const { rows } = await sql<{ spent: boolean }>`select people.spend_code(${personId}, ${step}) as spent`.execute(tx)
  return rows[0]?.spent === true
}

export type NewUnlock = { readonly salt: Uint8Array; readonly cost: Cost; readonly verifier: Uint8Array; readonly lockedKey: Uint8Array }
export async function changeUnlock(tx: Tx, fresh: NewUnlock): Promise<void> {
  await sql`select people.change_unlock(${fresh.salt}, ${JSON.stringify(fresh.cost)}::jsonb, ${fresh.verifier}, ${fresh.lockedKey})`.execute(tx)
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

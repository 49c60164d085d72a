import { createHmac } from 'node:crypto'
import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import { asDoor } from '#platform/db/enter.ts'
import type { Databases } from '#platform/db/tx.ts'
import type { Passage } from '#platform/http/passage.ts'
import { append } from '#platform/record/record.ts'
import { open } from '#platform/sealing/aead.ts'
import { TooBusy, deriveMaster, passphraseCost, splitMaster } from '#platform/sealing/passphrase.ts'
import { ctxHash, dbToken, newToken, sessionBlob, tokenHash } from '#platform/sealing/session-keys.ts'
import { openPrivateKey } from '#platform/sealing/unlock.ts'
import { bucketsOf, guessedRight, noGuess, refuseGuess, secondsToWait } from '#capabilities/people/commands/guess.ts'
import type { GuessRefusal } from '#capabilities/people/commands/guess.ts'
import { totpPlace } from '#capabilities/people/commands/totp-place.ts'
import type { PeopleDeps } from '#capabilities/people/domain/deps.ts'
import { stepOf } from '#capabilities/people/commands/check-code.ts'
import { normalLogin } from '#capabilities/people/domain/names.ts'
import { endSession, enterAs, openSession, provenBy, signInFacts } from '#capabilities/people/store/entry.ts'
import type { SignInFacts } from '#capabilities/people/store/entry.ts'

export type Typed = { readonly login: string; readonly passphrase: string; readonly code: string }
type Proved = { readonly login: string; readonly auth: Uint8Array; readonly privateKey: Uint8Array; readonly step: number }

const nowhere = (deps: PeopleDeps, login: string): Uint8Array => createHmac('sha256', deps.secrets.pepper).update(`salt|${login}`).digest().subarray(0, 16)

/** Passphrase and code against what is stored. An unknown name and a wrong passphrase cost the same derivation and questions as right ones. */
async function prove(
  deps: PeopleDeps,
  databases: Databases,
  typed: Typed,
  facts: SignInFacts | null,
  at: Date,
): Promise<Result<Proved, 'unknown' | 'passphrase' | 'code'>> {
  const place = nowhere(deps, typed.login)
  const master = await deriveMaster(typed.passphrase.slice(0, 1024), facts?.salt ?? place, facts?.cost ?? passphraseCost)
  const { auth, unlock } = splitMaster(master, deps.secrets.pepper)
  const proven = await asDoor(databases, (tx) => provenBy(tx, typed.login, auth))
  const secret = facts === null || proven === null ? place : open(deps.secrets.kek, proven.totp, totpPlace(facts.personId))
  const step = stepOf(secret, typed.code, at)
  if (facts === null) return refuse('unknown')
  if (proven === null) return refuse('passphrase')
  if (proven.roles.length === 0) return refuse('unknown')
  if (step === null) return refuse('code')
  return accept({ login: typed.login, auth, privateKey: openPrivateKey(unlock, proven.lockedKey, facts.personId), step })
}

/** The session begins with a new token, and the one the caller came with ends. `null` when the code was used before. */
async function begin(deps: PeopleDeps, passage: Passage, door: string, kind: 'cookie' | 'bearer', proved: Proved): Promise<string | null> {
  const { login, auth, privateKey, step } = proved
  const token = newToken()
  return await asDoor(passage.databases, async (tx) => {
    const ctx = dbToken(token)
    const id = await openSession(tx, {
      login,
      proof: auth,
      step,
      tokenHash: tokenHash(token),
      ctxHash: ctxHash(ctx),
      blob: sessionBlob(token, privateKey),
      kind,
    })
    if (id === null) return null
    if (passage.token !== null) await endSession(tx, dbToken(passage.token))
    await enterAs(tx, ctx)
    await append(tx, { act: 'sign-in', door, session: id.slice(0, 8), result: 'done', request: crypto.randomUUID(), version: deps.version })
    return token
  })
}

/** Signs somebody in: throttle, passphrase, code, a new session. Every outcome is in the record; no refusal says what was wrong. */
export async function signIn(deps: PeopleDeps, passage: Passage, door: 'sign-in' | 'session', typed: Typed): Promise<Result<string, GuessRefusal>> {
  const { databases, realNow } = passage
  const login = normalLogin(typed.login)
  const buckets = bucketsOf(deps, login, passage.caller)
  const told = { act: 'sign-in', door, person: 'unknown' } as const
  const seconds = await secondsToWait(deps, databases, told, buckets)
  if (seconds > 0) return refuse({ kind: 'slowed', seconds })
  const facts = await asDoor(databases, (tx) => signInFacts(tx, login))
  const person = facts?.personId ?? 'unknown'
  try {
    const proved = await prove(deps, databases, { ...typed, login }, facts, realNow)
    const token = proved.ok ? await begin(deps, passage, door, door === 'session' ? 'bearer' : 'cookie', proved.value) : null
    if (proved.ok) proved.value.privateKey.fill(0)
    if (token === null) {
      // Who has passphrase and code right but sends the code twice is not guessing, and is not slowed.
      if (proved.ok) await noGuess(databases, buckets)
      await refuseGuess(deps, databases, { ...told, person, reason: proved.ok ? 'code-used' : proved.refusal })
      return refuse({ kind: 'refused' })
    }
    await guessedRight(databases, buckets)
    return accept(token)
  } catch (fault) {
    if (!(fault instanceof TooBusy)) throw fault
    await noGuess(databases, buckets)
    await refuseGuess(deps, databases, { ...told, person, reason: 'busy' })
    return refuse({ kind: 'busy', seconds: 5 })
  }
}

import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import { asActorAtDoor } from '#platform/db/enter.ts'
import type { Passage } from '#platform/http/passage.ts'
import { append } from '#platform/record/record.ts'
import { open } from '#platform/sealing/aead.ts'
import { TooBusy, deriveMaster, splitMaster } from '#platform/sealing/passphrase.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { openPrivateKey } from '#platform/sealing/unlock.ts'
import { bucketsOf, guessedRight, noGuess, refuseGuess, secondsToWait } from '#capabilities/people/commands/guess.ts'
import type { GuessRefusal } from '#capabilities/people/commands/guess.ts'
import { lockUnder } from '#capabilities/people/commands/lock-under.ts'
import { totpPlace } from '#capabilities/people/commands/totp-place.ts'
import type { PeopleDeps } from '#capabilities/people/domain/deps.ts'
import { stepOf } from '#capabilities/people/commands/check-code.ts'
import { changeUnlock, endOtherSessions, myLockedKey, myUnlock, spendCode } from '#capabilities/people/store/entry.ts'

export type Change = { readonly current: string; readonly fresh: string; readonly code: string }

/** Locks the same private key under a new passphrase. No case is touched. All other sessions end. */
export async function changePassphrase(
  deps: PeopleDeps,
  passage: Passage,
  typed: Change,
): Promise<Result<true, GuessRefusal | { readonly kind: 'signed-out' }>> {
  const { databases, token, realNow } = passage
  if (token === null) return refuse({ kind: 'signed-out' })
  const mine = await asActorAtDoor(databases, dbToken(token), null, (tx) => myUnlock(tx))
  if (mine.state !== 'open' || mine.value === null) return refuse({ kind: 'signed-out' })
  const facts = mine.value
  const { personId } = facts
  const buckets = bucketsOf(deps, `passphrase|${personId}`, passage.caller)
  const told = { act: 'passphrase.changed', door: 'passphrase', person: personId } as const
  const seconds = await secondsToWait(deps, databases, told, buckets)
  if (seconds > 0) return refuse({ kind: 'slowed', seconds })
  const nobodyLooked = async (fault: unknown): Promise<never> => {
    if (fault instanceof TooBusy) await noGuess(databases, buckets)
    throw fault
  }
  const master = await deriveMaster(typed.current.slice(0, 1024), facts.salt, facts.cost).catch(nobodyLooked)
  const { auth, unlock } = splitMaster(master, deps.secrets.pepper)
  const step = stepOf(open(deps.secrets.kek, facts.totp, totpPlace(personId)), typed.code, realNow)
  const held = await asActorAtDoor(databases, dbToken(token), null, (tx) => myLockedKey(tx, auth))
  const lockedKey = held.state === 'open' ? held.value : null
  if (lockedKey === null || step === null) {
    await refuseGuess(deps, databases, { ...told, reason: 'wrong' })
    return refuse({ kind: 'refused' })
  }
  const privateKey = openPrivateKey(unlock, lockedKey, personId)
  const fresh = await lockUnder(deps, typed.fresh, privateKey, personId).catch(nobodyLooked)
  privateKey.fill(0)
  const done = await asActorAtDoor(databases, dbToken(token), null, async (tx, entered) => {
    if (!(await spendCode(tx, personId, step))) return false
    if (!(await changeUnlock(tx, auth, fresh))) return false
    await endOtherSessions(tx)
    await append(tx, {
      act: told.act,
      door: told.door,
      session: entered.sessionId.slice(0, 8),
      result: 'done',
      request: crypto.randomUUID(),
      version: deps.version,
    })
    return true
  })
  if (done.state === 'open' && done.value) {
    await guessedRight(databases, buckets)
    return accept(true)
  }
  await refuseGuess(deps, databases, { ...told, reason: 'code-used' })
  return refuse({ kind: 'refused' })
}

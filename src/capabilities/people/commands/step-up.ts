import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import { asActorAtDoor } from '#platform/db/enter.ts'
import type { Passage } from '#platform/http/passage.ts'
import { append } from '#platform/record/record.ts'
import { open } from '#platform/sealing/aead.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { bucketsOf, guessedRight, refuseGuess, secondsToWait } from '#capabilities/people/commands/guess.ts'
import type { GuessRefusal } from '#capabilities/people/commands/guess.ts'
import { totpPlace } from '#capabilities/people/commands/totp-place.ts'
import type { PeopleDeps } from '#capabilities/people/domain/deps.ts'
import { stepOf } from '#capabilities/people/commands/check-code.ts'
import { myUnlock, spendCode, strengthen } from '#capabilities/people/store/entry.ts'

/** Passphrase and code count as just given for five minutes more. The session goes on; only its strength is new. */
export async function stepUp(deps: PeopleDeps, passage: Passage, typed: string): Promise<Result<true, GuessRefusal | { readonly kind: 'signed-out' }>> {
  const { databases, token, realNow } = passage
  if (token === null) return refuse({ kind: 'signed-out' })
  const mine = await asActorAtDoor(databases, dbToken(token), null, (tx) => myUnlock(tx))
  if (mine.state !== 'open' || mine.value === null) return refuse({ kind: 'signed-out' })
  const { personId, totp } = mine.value
  const buckets = bucketsOf(deps, `code|${personId}`, passage.caller)
  const told = { act: 'step-up', door: 'step-up', person: personId } as const
  const seconds = await secondsToWait(deps, databases, told, buckets)
  if (seconds > 0) return refuse({ kind: 'slowed', seconds })
  const step = stepOf(open(deps.secrets.kek, totp, totpPlace(personId)), typed, realNow)
  const done =
    step !== null &&
    (await asActorAtDoor(databases, dbToken(token), null, async (tx, entered) => {
      if (!(await spendCode(tx, personId, step))) return false
      await strengthen(tx, dbToken(token))
      await append(tx, {
        act: 'step-up',
        door: 'step-up',
        session: entered.sessionId.slice(0, 8),
        result: 'done',
        request: crypto.randomUUID(),
        version: deps.version,
      })
      return true
    }))
  if (done && done.state === 'open' && done.value) {
    await guessedRight(databases, buckets)
    return accept(true)
  }
  await refuseGuess(deps, databases, { ...told, reason: step === null ? 'code' : 'code-used' })
  return refuse({ kind: 'refused' })
}

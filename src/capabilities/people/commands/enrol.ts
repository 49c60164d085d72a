import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import { asDoor } from '#platform/db/enter.ts'
import type { Passage } from '#platform/http/passage.ts'
import { appendAsNobody } from '#platform/record/record.ts'
import { open, seal } from '#platform/sealing/aead.ts'
import { newPair } from '#platform/sealing/pair.ts'
import type { Pair } from '#platform/sealing/pair.ts'
import { tokenHash } from '#platform/sealing/session-keys.ts'
import { randomBytes } from '#platform/sealing/sodium.ts'
import { openWaiting, proofOf } from '#capabilities/people/commands/entry-code.ts'
import { lockUnder } from '#capabilities/people/commands/lock-under.ts'
import { totpPlace } from '#capabilities/people/commands/totp-place.ts'
import type { PeopleDeps } from '#capabilities/people/domain/deps.ts'
import { stepOf } from '#capabilities/people/commands/check-code.ts'
import { judgePassphrase } from '#capabilities/people/domain/passphrase.ts'
import type { PassphraseRefusal } from '#capabilities/people/domain/passphrase.ts'
import { beginInvitation, enrol as storeEnrolment } from '#capabilities/people/store/invitations.ts'
import type { Invited } from '#capabilities/people/store/invitations.ts'

const secretBytes = 20
const door = 'invitation'

/** First use of the link, with its code: ten minutes are left, and the authenticator's secret is drawn. Safe to repeat. False for a wrong code. */
export async function beginEnrolment(deps: PeopleDeps, passage: Passage, token: string, invited: Invited, entryCode: string): Promise<boolean> {
  const totp = seal(deps.secrets.kek, randomBytes(secretBytes), totpPlace(invited.personId))
  return await asDoor(passage.databases, async (tx) => {
    const begun = await beginInvitation(tx, tokenHash(token), proofOf(entryCode), totp)
    const result = begun ? 'done' : 'refused'
    await appendAsNobody(tx, { act: 'invitation.begun', door, person: invited.personId, result, request: crypto.randomUUID(), version: deps.version })
    return begun
  })
}

/** The secret as the QR code shows it; `null` before the first use. */
export const secretOf = (deps: PeopleDeps, invited: Invited): Uint8Array | null =>
  invited.totp === null ? null : open(deps.secrets.kek, invited.totp, totpPlace(invited.personId))

export type Enrolling = { readonly entryCode: string; readonly accepted: boolean; readonly passphrase: string; readonly again: string; readonly code: string }
export type EnrolRefusal = { readonly kind: 'wrong-entry-code' | 'not-accepted' | 'different' | 'wrong-code' | 'over' } | { readonly kind: PassphraseRefusal }

const pairFor = (token: string, invited: Invited, entryCode: string): Pair | null =>
  invited.lockedKey === null ? newPair() : openWaiting(token, entryCode, invited.lockedKey, invited.personId)

/** Ends the enrolment: the code is accepted, the authenticator works, and the pair exists, all in one transaction. */
export async function finishEnrolment(
  deps: PeopleDeps,
  passage: Passage,
  token: string,
  invited: Invited,
  typed: Enrolling,
): Promise<Result<true, EnrolRefusal>> {
  const secret = secretOf(deps, invited)
  if (secret === null) return refuse({ kind: 'over' })
  if (!typed.accepted) return refuse({ kind: 'not-accepted' })
  const judged = judgePassphrase(typed.passphrase, invited.login)
  if (!judged.ok) return refuse({ kind: judged.refusal })
  if (typed.passphrase !== typed.again) return refuse({ kind: 'different' })
  const step = stepOf(secret, typed.code, passage.realNow)
  if (step === null) return refuse({ kind: 'wrong-code' })
  const pair = pairFor(token, invited, typed.entryCode)
  if (pair === null) return refuse({ kind: 'wrong-entry-code' })
  const unlock = await lockUnder(deps, typed.passphrase, pair.privateKey, invited.personId)
  pair.privateKey.fill(0)
  const enrolled = await asDoor(passage.databases, async (tx) => {
    const id = await storeEnrolment(tx, { hash: tokenHash(token), proof: proofOf(typed.entryCode) }, pair.publicKey, unlock, step)
    await appendAsNobody(tx, {
      act: 'person.enrolled',
      door,
      person: invited.personId,
      result: id === null ? 'refused' : 'done',
      request: crypto.randomUUID(),
      version: deps.version,
    })
    return id
  })
  return enrolled === null ? refuse({ kind: 'over' }) : accept(true)
}

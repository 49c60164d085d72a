import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import { asNobody } from '#platform/db/enter.ts'
import type { Passage } from '#platform/http/passage.ts'
import { appendAsNobody } from '#platform/record/record.ts'
import { open, seal } from '#platform/sealing/aead.ts'
import { deriveKey } from '#platform/sealing/derive.ts'
import { newPair, pairOf } from '#platform/sealing/pair.ts'
import type { Pair } from '#platform/sealing/pair.ts'
import { tokenHash } from '#platform/sealing/session-keys.ts'
import { randomBytes } from '#platform/sealing/sodium.ts'
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

/** What a pair waits under between a recovery and its person: only whoever holds the link opens it. */
const waitingKey = (token: string): Uint8Array => deriveKey(new TextEncoder().encode(token), 'invitation/v1')
const waitingPlace = (personId: string): string => `invitation/v1|${personId}`
export const lockForLink = (token: string, privateKey: Uint8Array, personId: string): Uint8Array => seal(waitingKey(token), privateKey, waitingPlace(personId))

/** First use of the link: ten minutes are left, and the authenticator's secret is drawn. Safe to repeat. */
export async function beginEnrolment(deps: PeopleDeps, passage: Passage, token: string, invited: Invited): Promise<void> {
  const totp = seal(deps.secrets.kek, randomBytes(secretBytes), totpPlace(invited.personId))
  await asNobody(passage.databases, async (tx) => {
    await beginInvitation(tx, tokenHash(token), totp)
    await appendAsNobody(tx, { act: 'invitation.begun', door, person: invited.personId, result: 'done', request: crypto.randomUUID(), version: deps.version })
  })
}

/** The secret as the QR code shows it; `null` before the first use. */
export const secretOf = (deps: PeopleDeps, invited: Invited): Uint8Array | null =>
  invited.totp === null ? null : open(deps.secrets.kek, invited.totp, totpPlace(invited.personId))

export type Enrolling = { readonly accepted: boolean; readonly passphrase: string; readonly again: string; readonly code: string }
export type EnrolRefusal = { readonly kind: 'not-accepted' | 'different' | 'wrong-code' | 'over' } | { readonly kind: PassphraseRefusal }

function pairFor(token: string, invited: Invited): Pair {
  if (invited.lockedKey === null) return newPair()
  return pairOf(open(waitingKey(token), invited.lockedKey, waitingPlace(invited.personId)))
}

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
  const pair = pairFor(token, invited)
  const unlock = await lockUnder(deps, typed.passphrase, pair.privateKey, invited.personId)
  pair.privateKey.fill(0)
  const enrolled = await asNobody(passage.databases, async (tx) => {
    const id = await storeEnrolment(tx, tokenHash(token), pair.publicKey, unlock, step)
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

import { newId } from '#kernel/id.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import { hoursAfter } from '#kernel/time.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { hasWords } from '#capabilities/contact/domain/call-words.ts'
import type { CallForm } from '#capabilities/contact/forms.ts'
import { readMunicipality } from '#capabilities/contact/queries/places.ts'
import { holdersHere, sealWords } from '#capabilities/contact/store/call-seal.ts'
import { addCall } from '#capabilities/contact/store/call.ts'
import { addCallKeys } from '#capabilities/contact/store/call-key.ts'
import { addHandOver } from '#capabilities/contact/store/hand-over.ts'

export type TakeRefusal = { readonly kind: 'no-such-place' } | { readonly kind: 'zone-without-keys' }

/** When the call began, as the form says; a time that cannot be is the time it was sent. */
const began = (startedAt: Instant | null, now: Instant): Instant =>
  startedAt !== null && startedAt <= now && hoursAfter(startedAt, 12) > now ? startedAt : now

/** Writes a call down: codes as they are, words sealed to those of the zone who take calls. */
export async function takeCall(visit: Visit, form: CallForm): Promise<Result<Id, TakeRefusal>> {
  const municipality = await readMunicipality(visit.tx, form.municipality)
  if (municipality === null) return refuse({ kind: 'no-such-place' })
  const holders = await holdersHere(visit)
  if (holders === null) return refuse({ kind: 'zone-without-keys' })
  const id = newId()
  const words = { summary: form.summary ?? '', names: form.names ?? '', codeWord: form.codeWord ?? '', safeWords: form.safeWords ?? '' }
  const sealed = hasWords(words) ? await sealWords(visit, id, words, holders) : null
  const { acute, danger, child, language, interpreter, safe: safeFlags, safeFrom, safeUntil } = form
  const codes = { acute, danger, child, language, interpreter, safeFlags, safeFrom, safeUntil }
  const handOverId = form.fromLine === null ? null : newId()
  if (handOverId !== null && form.fromLine !== null) {
    await addHandOver(visit.tx, { ...codes, id: handOverId, from: { line: form.fromLine }, to: { zone: visit.actor.zoneId }, parcel: null, received: true })
  }
  await addCall(visit.tx, {
    ...codes,
    id,
    takenAt: began(form.startedAt, visit.now),
    caller: form.caller,
    subject: form.subject,
    municipality,
    consents: form.consents,
    advice: form.advice,
    words: sealed?.words ?? null,
    handOverId,
  })
  if (sealed) await addCallKeys(visit.tx, id, sealed.wraps)
  visit.note({ object: id, ...(sealed ? { records: [id], classes: ['C2', 'C4'] } : {}) })
  return accept(id)
}

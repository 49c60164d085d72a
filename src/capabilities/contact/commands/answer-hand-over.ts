import { newId } from '#kernel/id.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { hasWords } from '#capabilities/contact/domain/call-words.ts'
import { placeUnknown } from '#capabilities/contact/domain/codes.ts'
import type { DeclineReason, HandOverAnswer } from '#capabilities/contact/domain/codes.ts'
import { mayAnswer } from '#capabilities/contact/domain/hand-over.ts'
import { municipalityName } from '#capabilities/contact/queries/places.ts'
import { asCallWords, holdersHere, openWords, sealWords } from '#capabilities/contact/store/call-seal.ts'
import type { SealedWords } from '#capabilities/contact/store/call-seal.ts'
import { addCall } from '#capabilities/contact/store/call.ts'
import { addCallKeys } from '#capabilities/contact/store/call-key.ts'
import { answerHandOver, myParcelKey } from '#capabilities/contact/store/hand-over.ts'
import type { HandOver, HandOverCodes } from '#capabilities/contact/store/hand-over.ts'

export type AnswerRefusal = { readonly kind: 'already-answered' } | { readonly kind: 'zone-without-keys' } | { readonly kind: 'cannot-read' }

/** What came along, sealed again as this zone's own; the sender's copy is not touched. */
async function unpack(
  visit: Visit,
  handOver: HandOver,
  callId: Id,
): Promise<Result<{ readonly municipality: string; readonly sealed: SealedWords | null }, AnswerRefusal>> {
  if (handOver.parcel === null) return accept({ municipality: placeUnknown, sealed: null })
  const wrap = await myParcelKey(visit.tx, handOver.id)
  const opened = wrap === null ? null : await openWords(visit, handOver.id, handOver.parcel, wrap)
  if (opened === null) return refuse({ kind: 'cannot-read' })
  const holders = await holdersHere(visit)
  if (holders === null) return refuse({ kind: 'zone-without-keys' })
  const place = opened['municipality'] ?? ''
  const municipality = (await municipalityName(visit.tx, place)) === null ? placeUnknown : place
  const words = asCallWords(opened)
  return accept({ municipality, sealed: hasWords(words) ? await sealWords(visit, callId, words, holders) : null })
}

/** This zone receives: it gets a call of its own, and the sender a receipt. */
async function receive(visit: Visit, handOver: HandOver, codes: HandOverCodes): Promise<Result<Id, AnswerRefusal>> {
  const id = newId()
  const unpacked = await unpack(visit, handOver, id)
  if (!unpacked.ok) return unpacked
  if (!(await answerHandOver(visit.tx, handOver.id, 'received', null))) return refuse({ kind: 'already-answered' })
  const { sealed } = unpacked.value
  const rest = { caller: 'other_line', subject: 'one_other', consents: [], advice: [], handOverId: handOver.id } as const
  await addCall(visit.tx, {
    id,
    ...codes,
    ...rest,
    takenAt: visit.now,
    municipality: unpacked.value.municipality,
    words: sealed?.words ?? null,
  })
  if (sealed) await addCallKeys(visit.tx, id, sealed.wraps)
  visit.note({ object: handOver.id, ...(handOver.parcel ? { records: [id], classes: ['C2', 'C4'] } : {}) })
  return accept(id)
}

/** The answer of this zone to a hand-over it got, or what an outside line answered to one it was sent. Answers with the page to go to. */
export async function answerTo(
  visit: Visit,
  handOver: HandOver,
  answer: HandOverAnswer,
  reason: DeclineReason | null,
): Promise<Result<{ readonly callId: Id | null }, AnswerRefusal>> {
  const may = mayAnswer(handOver)
  if (!may.ok) return may
  if (answer === 'received' && handOver.toZone === visit.actor.zoneId && handOver.codes) {
    const received = await receive(visit, handOver, handOver.codes)
    return received.ok ? accept({ callId: received.value }) : received
  }
  if (!(await answerHandOver(visit.tx, handOver.id, answer, answer === 'declined' ? reason : null))) return refuse({ kind: 'already-answered' })
  visit.note({ object: handOver.id, ...(reason === null ? {} : { reason }) })
  return accept({ callId: null })
}

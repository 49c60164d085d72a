import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findZones } from '#capabilities/people/contract.ts'
import { answers, declineReasons, handOverAnswers, lines } from '#capabilities/contact/domain/codes.ts'
import { urgencies, urgencyOf } from '#capabilities/contact/domain/call.ts'
import { languageCodes } from '#capabilities/contact/domain/languages.ts'
import { safeContactFlags } from '#capabilities/contact/domain/safe-contact.ts'
import { callFrom, findHandOver } from '#capabilities/contact/store/hand-over.ts'
import type { HandOver, HandOverCodes } from '#capabilities/contact/store/hand-over.ts'

const party = z.object({ zone: z.string().nullable(), line: z.enum(lines).nullable() })

export const handOverAnswer = z.object({
  id: z.string(),
  from: party,
  to: party,
  sentAt: z.date(),
  /** Gone when it was refused. */
  codes: z
    .object({
      urgency: z.enum(urgencies),
      danger: z.enum(answers),
      child: z.enum(answers),
      language: z.enum(languageCodes).nullable(),
      interpreter: z.enum(answers),
      safeFlags: z.array(z.enum(safeContactFlags)),
      hours: z.object({ from: z.string(), until: z.string() }).nullable(),
      withWords: z.boolean(),
    })
    .nullable(),
  answer: z.enum(handOverAnswers).nullable(),
  reason: z.enum(declineReasons).nullable(),
  answeredAt: z.date().nullable(),
  /** Whether this zone is the one to answer: it received it, or it was sent to a line that answers by telephone. */
  oursToAnswer: z.boolean(),
  /** The own zone's call, on either side. */
  callId: z.string().nullable(),
})
export type HandOverReceipt = z.output<typeof handOverAnswer>

const codesOf = (
  { acute, danger, child, language, interpreter, safeFlags, safeFrom, safeUntil }: HandOverCodes,
  withWords: boolean,
): HandOverReceipt['codes'] => ({
  urgency: urgencyOf({ acute, danger }),
  danger,
  child,
  language,
  interpreter,
  safeFlags: [...safeFlags],
  hours: safeFrom !== null && safeUntil !== null ? { from: safeFrom, until: safeUntil } : null,
  withWords,
})

async function describe(visit: Visit, handOver: HandOver): Promise<HandOverReceipt> {
  const { zoneId } = visit.actor
  const zones = await findZones(visit.tx, { ids: [handOver.fromZone, handOver.toZone].filter((id) => id !== null) })
  const nameOf = (id: string | null): string | null => zones.find((zone) => zone.id === id)?.name ?? null
  const sender = handOver.fromZone === zoneId
  return {
    id: handOver.id,
    from: { zone: nameOf(handOver.fromZone), line: handOver.fromLine },
    to: { zone: nameOf(handOver.toZone), line: handOver.toLine },
    sentAt: handOver.sentAt,
    codes: handOver.codes && codesOf(handOver.codes, handOver.parcel !== null),
    answer: handOver.answer,
    // Why is for those who go on with the call.
    reason: sender ? handOver.reason : null,
    answeredAt: handOver.answeredAt,
    oursToAnswer: handOver.answer === null && (handOver.toZone === zoneId || (sender && handOver.toLine !== null)),
    callId: sender ? handOver.fromCall : await callFrom(visit.tx, handOver.id),
  }
}

/** The receipt, the same for both sides; `null` for everybody else. */
export async function showHandOver(visit: Visit, id: Id): Promise<{ readonly row: HandOver; readonly receipt: HandOverReceipt } | null> {
  const row = await findHandOver(visit.tx, id)
  if (row === null) return null
  visit.note({ object: id })
  return { row, receipt: await describe(visit, row) }
}

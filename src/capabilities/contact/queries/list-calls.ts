import { z } from 'zod'
import { daysAfter } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findZones } from '#capabilities/people/contract.ts'
import { callStates, handOverAnswers, lines, nonDataKinds } from '#capabilities/contact/domain/codes.ts'
import { urgencies, urgencyOf } from '#capabilities/contact/domain/call.ts'
import { openCalls, settledCalls } from '#capabilities/contact/store/call.ts'
import type { ListedCall } from '#capabilities/contact/store/call.ts'
import { handOversSent, handOversToAnswer } from '#capabilities/contact/store/hand-over.ts'
import type { HandOver } from '#capabilities/contact/store/hand-over.ts'
import { tallyToday } from '#capabilities/contact/store/tally.ts'

export const shows = ['mine', 'zone', 'to-answer', 'sent'] as const
export type Show = (typeof shows)[number]

const callRow = z.object({ id: z.string(), takenAt: z.date(), mine: z.boolean(), urgency: z.enum(urgencies), state: z.enum(callStates) })
const handOverRow = z.object({
  id: z.string(),
  /** A zone's name, or the code of an outside line. */
  zone: z.string().nullable(),
  line: z.enum(lines).nullable(),
  sentAt: z.date(),
  /** Gone when it was refused. */
  urgency: z.enum(urgencies).nullable(),
  answer: z.enum(handOverAnswers).nullable(),
})
export const callList = z.object({
  show: z.enum(shows).nullable(),
  mine: z.array(callRow),
  zone: z.array(callRow),
  settled: z.array(callRow),
  toAnswer: z.array(handOverRow),
  sent: z.array(handOverRow),
  tally: z.array(z.object({ kind: z.enum(nonDataKinds), today: z.number().int() })),
})
export type CallList = z.output<typeof callList>
export type CallRow = z.output<typeof callRow>
export type HandOverRow = z.output<typeof handOverRow>

/** Nothing in the lists says who or where. */
export async function listCalls(visit: Visit, show: Show | null): Promise<CallList> {
  const { tx, actor, now } = visit
  const since = daysAfter(now, -30)
  const row = (call: ListedCall): CallRow => ({
    id: call.id,
    takenAt: call.takenAt,
    mine: call.takenBy === actor.personId,
    urgency: urgencyOf(call),
    state: call.state,
  })
  const wants = (section: Show): boolean => show === null || show === section
  const open = wants('mine') || wants('zone') ? (await openCalls(tx)).map(row) : []
  const settled = show === null ? (await settledCalls(tx, since)).map(row) : []
  const toAnswer = wants('to-answer') ? await handOversToAnswer(tx) : []
  const sent = wants('sent') ? await handOversSent(tx, since) : []
  const shown = show === 'sent' ? sent.filter((each) => each.answer === null) : sent
  const zones = await findZones(tx, { ids: [...toAnswer.map((each) => each.fromZone), ...shown.map((each) => each.toZone)].filter((id) => id !== null) })
  const nameOf = (id: string | null): string | null => zones.find((zone) => zone.id === id)?.name ?? null
  const handOver = (each: HandOver, other: 'from' | 'to'): HandOverRow => ({
    id: each.id,
    zone: nameOf(other === 'from' ? each.fromZone : each.toZone),
    line: other === 'from' ? each.fromLine : each.toLine,
    sentAt: each.sentAt,
    urgency: each.codes && urgencyOf(each.codes),
    answer: each.answer,
  })
  const counted = show === null ? await tallyToday(tx) : new Map<string, number>()
  visit.note({ count: open.length + settled.length + toAnswer.length + shown.length })
  return {
    show,
    mine: wants('mine') ? open.filter((each) => each.mine) : [],
    zone: wants('zone') ? open.filter((each) => !each.mine) : [],
    settled,
    toAnswer: toAnswer.map((each) => handOver(each, 'from')),
    sent: shown.map((each) => handOver(each, 'to')),
    tally: show === null ? nonDataKinds.map((kind) => ({ kind, today: counted.get(kind) ?? 0 })) : [],
  }
}

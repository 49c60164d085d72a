import { z } from 'zod'
import type { Visit } from '#platform/http/visit.ts'
import { answers } from '#capabilities/contact/domain/codes.ts'
import { bandOf, inQueue, isOpen, queueStates, readsNext, stateOf, waitingBands, writers, type LineNow } from '#capabilities/contact/domain/line.ts'
import { isHead, lineOfSite } from '#capabilities/contact/store/line.ts'
import { lineHours } from '#capabilities/contact/store/nameless.ts'
import { threadsOfLine, type ListedThread } from '#capabilities/contact/store/thread.ts'

const row = z.object({
  id: z.string(),
  kind: z.enum(writers),
  danger: z.enum(answers),
  language: z.string(),
  state: z.enum(queueStates),
  waiting: z.enum(waitingBands).nullable(),
  mine: z.boolean(),
  lastDay: z.string(),
})
export const queueAnswer = z.object({
  /** Whether the own zone is the one that answers the site, and who may open the line. */
  line: z.enum(['ours', 'another', 'none']),
  mayOpen: z.boolean(),
  /** What the site says of reading; `null` where no line answers. */
  reads: z
    .object({
      open: z.boolean(),
      opens: z.string(),
      closes: z.string(),
      next: z.object({ day: z.string(), weekday: z.number().int(), daysAhead: z.number().int() }).nullable(),
    })
    .nullable(),
  rows: z.array(row),
})
export type Queue = z.output<typeof queueAnswer>

const asRow = (thread: ListedThread, me: string): Queue['rows'][number] => ({
  id: thread.id,
  kind: thread.kind,
  danger: thread.danger,
  language: thread.language,
  state: stateOf(thread),
  waiting: thread.waitsDays === null ? null : bandOf(thread.waitsDays),
  mine: thread.takenBy === me,
  lastDay: thread.lastDay,
})

const readingOf = (line: LineNow): Queue['reads'] => ({ open: isOpen(line), opens: line.opens, closes: line.closes, next: readsNext(line) })

export const queueShows = ['waiting', 'mine'] as const
export type QueueShow = (typeof queueShows)[number]
/** What waits for anybody, or for the person asking. */
export const isShown = (thread: ListedThread, me: string, show: QueueShow): boolean =>
  show === 'waiting' ? stateOf(thread) === 'waiting' : stateOf(thread) === 'taken' && thread.takenBy === me

/** What waits on the line: danger first, then who has waited longest. No word of anybody. */
export async function showQueue(visit: Visit, show: QueueShow | null): Promise<Queue> {
  const line = await lineOfSite(visit.tx)
  const rows = (await threadsOfLine(visit.tx)).filter((thread) => show === null || isShown(thread, visit.actor.personId, show)).toSorted(inQueue)
  const hours = await lineHours(visit.tx)
  visit.note({ count: rows.length })
  return {
    reads: hours && readingOf(hours),
    line: line === null ? 'none' : line.answeredBy === visit.actor.zoneId ? 'ours' : 'another',
    mayOpen: (line === null || line.answeredBy === visit.actor.zoneId) && (await isHead(visit.tx)),
    rows: rows.map((thread) => asRow(thread, visit.actor.personId)),
  }
}

export const boardAnswer = z.object({
  states: z.array(z.object({ state: z.enum(queueStates), count: z.number().int() })),
  waiting: z.array(z.object({ band: z.enum(waitingBands), count: z.number().int(), danger: z.number().int() })),
})
export type Board = z.output<typeof boardAnswer>

/** Counts alone, for a screen on a wall: no id, no language, no word. */
export async function showBoard(visit: Visit): Promise<Board> {
  const rows = (await threadsOfLine(visit.tx)).map((thread) => asRow(thread, visit.actor.personId))
  const waits = rows.filter((each) => each.waiting !== null)
  return {
    states: queueStates.map((state) => ({ state, count: rows.filter((each) => each.state === state).length })),
    waiting: waitingBands.map((band) => {
      const these = waits.filter((each) => each.waiting === band)
      return { band, count: these.length, danger: these.filter((each) => each.danger === 'yes').length }
    }),
  }
}

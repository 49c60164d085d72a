import { z } from 'zod'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { findCards } from '#capabilities/cases/contract.ts'
import { caseHead } from '#capabilities/costs/queries/answers.ts'
import { openTransfers, type Transfer } from '#capabilities/costs/store/transfer.ts'

/** Requests that wait for an answer: from us, or of ours whose time has run out. */
export async function transfersWaiting(visit: Visit): Promise<readonly Transfer[]> {
  const today = isoDay(visit.now)
  return (await openTransfers(visit.tx)).filter((one) => one.state === 'asked' && (one.zoneId !== visit.actor.zoneId || one.answerBy < today))
}

export const transferShows = ['answer', 'unanswered'] as const
export const transfersAnswer = z.object({
  transfers: z.array(
    z.object({
      id: z.string(),
      case: caseHead,
      /** Ours, and not answered in time; otherwise it waits for our answer. Which boards stand in the case alone. */
      ours: z.boolean(),
      askedOn: z.string(),
      answerBy: z.string(),
      late: z.boolean(),
    }),
  ),
})
export type TransfersModel = z.input<typeof transfersAnswer>

export async function showTransfers(visit: Visit, show: (typeof transferShows)[number] | null): Promise<TransfersModel> {
  const today = isoDay(visit.now)
  const ours = (one: Transfer): boolean => one.zoneId === visit.actor.zoneId
  const these = (await transfersWaiting(visit)).filter((one) => show === null || ours(one) === (show === 'unanswered'))
  const cards = await findCards(
    visit.tx,
    these.map((one) => one.caseId),
  )
  visit.note({ count: these.length })
  return {
    transfers: these.map(({ id, caseId, zoneId, askedOn, answerBy }) => ({
      id,
      case: { id: caseId, pseudonym: cards.get(caseId)?.pseudonym ?? '–' },
      ours: zoneId === visit.actor.zoneId,
      askedOn,
      answerBy,
      late: answerBy < today,
    })),
  }
}

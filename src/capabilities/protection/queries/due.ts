import { z } from 'zod'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { findCards } from '#capabilities/cases/contract.ts'
import { reviewState, reviewStates } from '#capabilities/protection/domain/assessment.ts'
import { reviewsDue } from '#capabilities/protection/store/assessment.ts'
import { lateMeasures } from '#capabilities/protection/store/measure.ts'

export const dueShows = ['reviews', 'measures'] as const
export type DueShow = (typeof dueShows)[number]

const caseHead = z.object({ id: z.string(), pseudonym: z.string() })
export const dueAnswer = z.object({
  show: z.enum(dueShows).nullable(),
  reviews: z.array(z.object({ id: z.string(), case: caseHead, reviewOn: z.string(), validUntil: z.string(), state: z.enum(reviewStates) })),
  measures: z.array(z.object({ id: z.string(), case: caseHead, assessmentId: z.string(), taskId: z.string(), dueAt: z.date() })),
})
export type DueModel = z.input<typeof dueAnswer>

/** What is to be looked at again by today, and what was decided and is late, in the cases I work in. */
export async function showDue(visit: Visit, show: DueShow | null): Promise<DueModel> {
  const today = isoDay(visit.now)
  const reviews = show === 'measures' ? [] : await reviewsDue(visit.tx, today)
  const late = show === 'reviews' ? [] : await lateMeasures(visit.tx)
  const cards = await findCards(
    visit.tx,
    [...reviews, ...late].map((one) => one.caseId),
  )
  const head = (id: string) => ({ id, pseudonym: cards.get(id)?.pseudonym ?? '–' })
  visit.note({ count: reviews.length + late.length })
  return {
    show,
    reviews: reviews.map((one) => ({ id: one.id, case: head(one.caseId), reviewOn: one.reviewOn, validUntil: one.validUntil, state: reviewState(one, today) })),
    measures: late.map(({ id, caseId, assessmentId, taskId, dueAt }) => ({ id, case: head(caseId), assessmentId, taskId, dueAt })),
  }
}

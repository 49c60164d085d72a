import { z } from 'zod'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { findCards } from '#capabilities/cases/contract.ts'
import { agreedKinds } from '#capabilities/support/domain/plan.ts'
import { caseHead } from '#capabilities/support/queries/show-needs.ts'
import { plansToReview } from '#capabilities/support/store/agreed.ts'
import { measuresToMend } from '#capabilities/support/store/measure.ts'
import { talksToRepeat } from '#capabilities/support/store/rights-talk.ts'

export const dueShows = ['measures', 'plans', 'rights'] as const
export type DueShow = (typeof dueShows)[number]

export const dueAnswer = z.object({
  show: z.enum(dueShows).nullable(),
  measures: z.array(z.object({ id: z.string(), case: caseHead, dueAt: z.date() })),
  plans: z.array(z.object({ id: z.string(), case: caseHead, kind: z.enum(agreedKinds), reviewOn: z.string() })),
  rights: z.array(z.object({ id: z.string(), case: caseHead, repeatOn: z.string() })),
})
export type DueModel = z.input<typeof dueAnswer>

/** What waits in the cases I work in: measures to follow up, plans to look at again, rights to tell again. Neutral words only. */
export async function showDue(visit: Visit, show: DueShow | null): Promise<DueModel> {
  const today = isoDay(visit.now)
  const wanted = (one: DueShow): boolean => show === null || show === one
  const measures = wanted('measures') ? await measuresToMend(visit.tx) : []
  const plans = wanted('plans') ? await plansToReview(visit.tx, today) : []
  const rights = wanted('rights') ? await talksToRepeat(visit.tx, today) : []
  const cards = await findCards(
    visit.tx,
    [...measures, ...plans, ...rights].map((one) => one.caseId),
  )
  const head = (id: string) => ({ id, pseudonym: cards.get(id)?.pseudonym ?? '–' })
  visit.note({ count: measures.length + plans.length + rights.length })
  return {
    show,
    measures: measures.map(({ id, caseId, dueAt }) => ({ id, case: head(caseId), dueAt })),
    plans: plans.map(({ id, caseId, kind, reviewOn }) => ({ id, case: head(caseId), kind, reviewOn })),
    rights: rights.flatMap(({ id, caseId, repeatOn }) => (repeatOn === null ? [] : [{ id, case: head(caseId), repeatOn }])),
  }
}

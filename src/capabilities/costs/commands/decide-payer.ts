import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { daysAfter } from '#kernel/time.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import type { Entered } from '#capabilities/costs/queries/enter.ts'
import { decide, type Assessment, type Decision } from '#capabilities/costs/store/assessment.ts'
import { boardsIn } from '#capabilities/costs/store/standing.ts'

export type DecideRefusal =
  | { readonly kind: 'decided-already' }
  | { readonly kind: 'too-far-ahead' }
  | { readonly kind: 'not-that-board' }
  | { readonly kind: 'before-the-case' }
  | Changed

/** The decision, by whoever makes it, in that name. What is shown to the other boards can not be unshown: a new decision replaces it. */
export async function decidePayer(
  visit: Visit,
  { card, standing }: Entered,
  assessment: Assessment,
  made: Decision,
  version: number,
): Promise<Result<Id, DecideRefusal>> {
  if (assessment.decidedAt) return refuse({ kind: 'decided-already' })
  if (made.fromOn > isoDay(daysAfter(visit.now, 366))) return refuse({ kind: 'too-far-ahead' })
  if (made.fromOn < isoDay(daysAfter(card.openedAt, -366))) return refuse({ kind: 'before-the-case' })
  const boards = (await boardsIn(visit.tx, card.id)).filter((one) => one.social && one.unitId !== standing.unitId)
  if (made.payerUnit !== null && (made.payer === 'us' || !boards.some((one) => one.unitId === made.payerUnit))) return refuse({ kind: 'not-that-board' })
  if (!(await decide(visit.tx, assessment.id, version, made))) return refuse({ kind: 'changed', theirs: {}, version: assessment.version })
  visit.note({ caseId: card.id, object: assessment.id })
  return accept(assessment.id)
}

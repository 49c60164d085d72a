import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { addTask } from '#capabilities/cases/contract.ts'
import type { Measure } from '#capabilities/protection/domain/assessment.ts'
import type { Owner } from '#capabilities/protection/queries/owners.ts'
import type { Assessment } from '#capabilities/protection/store/assessment.ts'
import { addMeasureRow } from '#capabilities/protection/store/measure.ts'

export type NewMeasure = { readonly code: Measure; readonly dueAt: Instant; readonly words: string | null }
export type MeasureRefusal =
  | { readonly kind: 'due-in-the-past' }
  | { readonly kind: 'not-an-owner' }
  | { readonly kind: 'no-words-there' }
  | { readonly kind: 'unsafe-contact' }
  | { readonly kind: 'not-yours-to-decide' }

/** Something is done about it, by somebody, by a time: a task of the case. Lists show neutral words only; which measure it is stays with those who read the assessment. */
export async function addMeasure(visit: Visit, assessment: Assessment, owner: Owner | null, made: NewMeasure): Promise<Result<Id, MeasureRefusal>> {
  if (made.dueAt <= visit.now) return refuse({ kind: 'due-in-the-past' })
  if (owner === null) return refuse({ kind: 'not-an-owner' })
  const task = await addTask(visit, {
    caseId: assessment.caseId,
    zoneId: owner.zoneId,
    title: made.code === 'check_in' ? 'follow_up_contact' : 'carry_out',
    personId: owner.personId,
    function: owner.role,
    dueAt: made.dueAt,
    source: 'risk',
    sourceId: assessment.id,
    words: made.words,
  })
  if (!task.ok) {
    const { kind } = task.refusal
    return refuse({
      kind:
        kind === 'no-words-there' || kind === 'unsafe-contact'
          ? kind
          : kind === 'not-in-that-zone' || kind === 'nobody-named'
            ? 'not-an-owner'
            : 'not-yours-to-decide',
    })
  }
  const id = newId()
  await addMeasureRow(visit.tx, { id, caseId: assessment.caseId, unitId: assessment.unitId, assessmentId: assessment.id, code: made.code, taskId: task.value })
  visit.note({ caseId: assessment.caseId, object: id })
  return accept(id)
}

import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { writeRecord } from '#capabilities/cases/contract.ts'
import type { Helped } from '#capabilities/support/domain/measures.ts'
import { addEvaluation, type MeasureRow } from '#capabilities/support/store/measure.ts'

export type EvaluationRefusal = { readonly kind: 'said-in-future' } | { readonly kind: 'not-yours-to-write' }

/** What she says of it: helped, partly, not; and her own words. There is no other scale. */
export async function evaluateMeasure(
  visit: Visit,
  measure: MeasureRow,
  said: { readonly helped: Helped; readonly saidOn: string; readonly words: string | null },
): Promise<Result<Id, EvaluationRefusal>> {
  if (said.saidOn > isoDay(visit.now)) return refuse({ kind: 'said-in-future' })
  const cls = measure.wall.endsWith('/C9') ? 'C9' : 'C4'
  const written = said.words === null ? null : await writeRecord(visit, { caseId: measure.caseId, class: cls, kind: 'measure_note', text: said.words })
  if (written && !written.ok) return refuse({ kind: 'not-yours-to-write' })
  const id = newId()
  await addEvaluation(visit.tx, measure, { id, helped: said.helped, saidOn: said.saidOn, wordsRecord: written?.value ?? null })
  visit.note({ caseId: measure.caseId, object: id })
  return accept(id)
}

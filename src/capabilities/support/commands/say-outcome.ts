import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { finishTask, writeRecord } from '#capabilities/cases/contract.ts'
import { taskOutcomeOf, type Outcome } from '#capabilities/support/domain/measures.ts'
import { measuresOf, setOutcome, type MeasureRow } from '#capabilities/support/store/measure.ts'
import { supportWords } from '#capabilities/support/words.ts'

export type SaidOutcome = { readonly outcome: Outcome; readonly outcomeOn: string; readonly words: string | null }
export type OutcomeRefusal = { readonly kind: 'why-needed' } | { readonly kind: 'outcome-in-future' } | { readonly kind: 'not-yours-to-write' } | Changed

/** What came of a measure, once, and why when it could not be had. Its task is finished with it. */
export async function sayOutcome(visit: Visit, measure: MeasureRow, version: number, said: SaidOutcome): Promise<Result<Id, OutcomeRefusal>> {
  if (said.outcomeOn > isoDay(visit.now)) return refuse({ kind: 'outcome-in-future' })
  if (said.outcome === 'not_available' && said.words === null) return refuse({ kind: 'why-needed' })
  const changed = async (): Promise<Changed> => {
    const now = (await measuresOf(visit.tx, measure.caseId)).find((one) => one.id === measure.id)
    const theirs = now?.outcome ? { outcome: supportWords[visit.actor.language].plan.outcomes[now.outcome] } : {}
    return { kind: 'changed', theirs, version: now?.version ?? version }
  }
  if (measure.version !== version || measure.outcome !== null) return refuse(await changed())
  const cls = measure.wall.endsWith('/C9') ? 'C9' : 'C4'
  const written = said.words === null ? null : await writeRecord(visit, { caseId: measure.caseId, class: cls, kind: 'measure_note', text: said.words })
  if (written && !written.ok) return refuse({ kind: 'not-yours-to-write' })
  const { outcome, outcomeOn } = said
  if (!(await setOutcome(visit.tx, measure.id, version, { outcome, outcomeOn, outcomeRecord: written?.value ?? null }))) return refuse(await changed())
  if (measure.taskDoneAt === null) {
    const finished = await finishTask(visit, { caseId: measure.caseId, taskId: measure.taskId, version: measure.taskVersion, outcome: taskOutcomeOf(outcome) })
    if (!finished.ok) return refuse(await changed())
  }
  visit.note({ caseId: measure.caseId, object: measure.id, reason: outcome })
  return accept(measure.id)
}

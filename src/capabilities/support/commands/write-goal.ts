import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { writeRecord } from '#capabilities/cases/contract.ts'
import type { Area } from '#capabilities/support/domain/areas.ts'
import type { Entered } from '#capabilities/support/queries/enter.ts'
import { addGoal } from '#capabilities/support/store/goal.ts'

/** A goal, in the words she said it. */
export async function writeGoal(
  visit: Visit,
  { card, standing, cls, wall }: Entered,
  said: { readonly area: Area; readonly words: string },
): Promise<Result<Id, { readonly kind: 'not-yours-to-write' }>> {
  const written = await writeRecord(visit, { caseId: card.id, class: cls, kind: 'goal', text: said.words })
  if (!written.ok) return refuse({ kind: 'not-yours-to-write' })
  const id = newId()
  await addGoal(visit.tx, { id, caseId: card.id, unitId: standing.unitId, wall, area: said.area, wordsRecord: written.value })
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}

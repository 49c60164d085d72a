import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { propose, type Answers } from '#capabilities/costs/domain/assess.ts'
import type { Entered } from '#capabilities/costs/queries/enter.ts'
import { openAccount } from '#capabilities/costs/store/account.ts'
import { addAssessment, assessmentsOf } from '#capabilities/costs/store/assessment.ts'

/** The answers, and what follows from them. Nobody has decided yet; meanwhile the first board pays. */
export async function assessPayer(visit: Visit, { card, standing }: Entered, answers: Answers, version: number): Promise<Result<Id, Changed>> {
  const newest = async () => (await assessmentsOf(visit.tx, standing.unitId))[0]?.number ?? 0
  const before = await newest()
  if (before !== version) return refuse({ kind: 'changed', theirs: {}, version: before })
  await openAccount(visit.tx, card.id)
  const id = newId()
  const made = { id, caseId: card.id, unitId: standing.unitId, number: version + 1, ...answers, ...proposed(answers) }
  if (!(await addAssessment(visit.tx, made))) return refuse({ kind: 'changed', theirs: {}, version: await newest() })
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}

const proposed = (answers: Answers) => {
  const { payer, acute, reasons, rules } = propose(answers)
  return { proposal: payer, acute, reasons, rules }
}

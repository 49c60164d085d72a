import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { basisOn, type ResidenceBasis } from '#capabilities/support/domain/permit-basis.ts'
import { residenceOf } from '#capabilities/support/store/permit.ts'

/** Whether the state reimburses what is paid for a person on a day, by the applications and permits of the own zone. Nothing of their words. */
export async function residenceBasis(visit: Visit, caseId: Id, day: string): Promise<ResidenceBasis> {
  return basisOn(await residenceOf(visit.tx, caseId), day)
}

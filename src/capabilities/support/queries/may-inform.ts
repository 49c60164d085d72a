import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { decideInform, type Informing } from '#capabilities/support/domain/child.ts'
import { adultsOf, hiddenOf } from '#capabilities/support/store/child.ts'

/**
 * Whether anything about the child of a case may reach this grown-up. Every place that prints, sends, notifies or discloses to somebody around a
 * child asks here first. Who is not known here, or stands behind a wall for the one asking, is a no.
 */
export async function mayInform(visit: Visit, caseId: Id, recipient: { readonly adultId: Id }): Promise<Informing> {
  const adult = (await adultsOf(visit.tx, caseId)).find((one) => one.id === recipient.adultId) ?? null
  return decideInform(adult, await hiddenOf(visit.tx, caseId), isoDay(visit.now))
}

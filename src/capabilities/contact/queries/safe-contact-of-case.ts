import type { Id } from '#kernel/id.ts'
import { together } from '#platform/db/together.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { SafeContactRule } from '#capabilities/contact/domain/safe-contact.ts'
import { safeContactSources } from '#capabilities/contact/sockets.ts'
import { safeRulesOf } from '#capabilities/contact/store/safe-rules.ts'

/** Every coded rule about a case, of calls in any of its zones and of what later rooms keep. All of them hold. Nothing said is no rule, and no rule is no way to reach her. */
export async function safeContactOfCase(visit: Visit, caseId: Id): Promise<readonly SafeContactRule[]> {
  return (await together([safeRulesOf(visit.tx, caseId), ...safeContactSources.map((ask) => ask(visit, caseId))])).flat()
}

import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { SafeContactRule } from '#capabilities/contact/domain/safe-contact.ts'
import { callsOfCase } from '#capabilities/contact/store/call.ts'

/** The coded rules of every call of the own zone in a case, all of which hold. Nothing said is no rule, and no rule is no way to reach her. */
export async function safeContactOfCase(visit: Visit, caseId: Id): Promise<readonly SafeContactRule[]> {
  const calls = await callsOfCase(visit.tx, caseId)
  return calls
    .map((call) => ({ flags: call.safeFlags, hours: call.safeFrom !== null && call.safeUntil !== null ? { from: call.safeFrom, to: call.safeUntil } : null }))
    .filter((rule) => rule.flags.length > 0 || rule.hours !== null)
}

import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { contactGuards } from '#capabilities/cases/contract.ts'
import { mayContact } from '#capabilities/contact/contract.ts'
import type { How } from '#capabilities/returning/domain/after-codes.ts'

/**
 * Whether she may be reached this way at that time, by all rules of safe contact. In person and through the partner no channel is used, but *no contact* still
 * holds; her own call is always answered.
 */
export async function mayReach(visit: Visit, caseId: Id, how: How, at: Instant): Promise<boolean> {
  if (how === 'she_called') return true
  if (how === 'call') {
    for (const may of contactGuards) if (!(await may(visit, caseId, [{ reach: 'call', at }])).every(Boolean)) return false
    return true
  }
  if (how === 'voicemail' || how === 'sms' || how === 'letter') return (await mayContact(visit, caseId, how, at)).may
  const answer = await mayContact(visit, caseId, 'call', at)
  return answer.may || answer.why !== 'no_contact'
}

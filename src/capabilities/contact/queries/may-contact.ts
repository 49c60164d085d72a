import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { AskedReach } from '#capabilities/cases/contract.ts'
import { decideContact } from '#capabilities/contact/domain/safe-contact.ts'
import type { Channel, ContactAnswer } from '#capabilities/contact/domain/safe-contact.ts'
import { safeContactOfCase } from '#capabilities/contact/queries/safe-contact-of-case.ts'

/** Whether the person of a case may be reached this way at this time. Whatever sends, prints or plans contact asks here first, and goes no further on a no. */
export async function mayContact(visit: Visit, caseId: Id, channel: Channel, at: Instant): Promise<ContactAnswer> {
  return decideContact(await safeContactOfCase(visit, caseId), channel, at)
}

/**
 * Reaching for her, planned for a time: what somebody said no to stops a call, and so does that nobody has said what is safe.
 * Of a contact whose way is not known yet only *no contact* is known to stop it: somebody may meet her where every channel is closed.
 */
export async function mayPlanContact(visit: Visit, caseId: Id, asked: readonly AskedReach[]): Promise<readonly boolean[]> {
  const rules = await safeContactOfCase(visit, caseId)
  return asked.map(({ reach, at }) => {
    const answer = decideContact(rules, 'call', at)
    return answer.may || (reach === 'somehow' && answer.why !== 'no_contact')
  })
}

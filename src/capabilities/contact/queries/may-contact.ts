import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { decideContact } from '#capabilities/contact/domain/safe-contact.ts'
import type { Channel, ContactAnswer } from '#capabilities/contact/domain/safe-contact.ts'
import { safeContactOfCase } from '#capabilities/contact/queries/safe-contact-of-case.ts'

/** Whether the person of a case may be reached this way at this time. Whatever sends, prints or plans contact asks here first, and goes no further on a no. */
export async function mayContact(visit: Visit, caseId: Id, channel: Channel, at: Instant): Promise<ContactAnswer> {
  return decideContact(await safeContactOfCase(visit, caseId), channel, at)
}

/** Calling back, planned for a time: what somebody said no to stops it, and so does that nobody has said what is safe. */
export async function mayPlanCall(visit: Visit, caseId: Id, at: Instant): Promise<boolean> {
  return (await mayContact(visit, caseId, 'call', at)).may
}

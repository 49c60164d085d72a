import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { SafeContactRule } from '#capabilities/contact/domain/safe-contact.ts'

/** A call became a case: later rooms start what belongs to it (clocks), in the same transaction. `since` is when the call was taken. */
export type CallBecameCase = (visit: Visit, opened: { readonly caseId: Id; readonly since: Instant; readonly acute: boolean }) => Promise<void>

/** Rules of safe contact that a later room keeps for a case, such as those of a safety plan. They bind like those of a call. */
export type SafeContactSource = (visit: Visit, caseId: Id) => Promise<readonly SafeContactRule[]>

/** Later rooms add themselves here when they are plugged in. */
export const callBecameCase: CallBecameCase[] = []
export const safeContactSources: SafeContactSource[] = []

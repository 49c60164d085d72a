import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'

/** A call became a case: later rooms start what belongs to it (clocks), in the same transaction. `since` is when the call was taken. */
export type CallBecameCase = (visit: Visit, opened: { readonly caseId: Id; readonly since: Instant; readonly acute: boolean }) => Promise<void>

/** Later rooms add themselves here when they are plugged in. */
export const callBecameCase: CallBecameCase[] = []

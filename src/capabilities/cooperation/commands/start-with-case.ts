import type { CallBecameCase } from '#capabilities/contact/contract.ts'
import { beginClock } from '#capabilities/cooperation/commands/begin-clock.ts'

/** An acute call became a case: the clocks of first contact and of the meeting run from the moment it was taken. */
export const startWithCase: CallBecameCase = async (visit, { caseId, since, acute }) => {
  if (!acute) return
  await beginClock(visit, { caseId, code: 'contact', since })
  await beginClock(visit, { caseId, code: 'meeting', since })
}

import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { takesCalls } from '#capabilities/contact/domain/roles.ts'
import { channels, mayContact } from '#capabilities/contact/domain/safe-contact.ts'
import type { CaseCalls } from '#capabilities/contact/pages/case-calls.tsx'
import { safeContactOfCase } from '#capabilities/contact/queries/safe-contact-of-case.ts'
import { callsOfCase } from '#capabilities/contact/store/call.ts'

/** What the case's page shows of calls; `null` leaves the panel out, where no call of the own zone belongs to the case. */
export async function callsOnCase(visit: Visit, caseId: Id): Promise<CaseCalls | null> {
  if (!takesCalls(visit.actor.roles)) return null
  const calls = await callsOfCase(visit.tx, caseId)
  if (calls.length === 0) return null
  const rules = await safeContactOfCase(visit, caseId)
  return {
    calls: calls.map(({ id, takenAt, state }) => ({ id, takenAt, state })),
    now: channels.map((channel) => {
      const answer = mayContact(rules, channel, visit.now)
      return { channel, why: answer.may ? null : answer.why }
    }),
  }
}

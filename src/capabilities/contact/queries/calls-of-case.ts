import type { Id } from '#kernel/id.ts'
import { together } from '#platform/db/together.ts'
import type { Visit } from '#platform/http/visit.ts'
import { ceilingOf } from '#capabilities/people/contract.ts'
import { takesCalls } from '#capabilities/contact/domain/roles.ts'
import { channels, decideContact, saysWhatIsSafe } from '#capabilities/contact/domain/safe-contact.ts'
import type { CaseCalls } from '#capabilities/contact/pages/case-calls.tsx'
import { safeContactOfCase } from '#capabilities/contact/queries/safe-contact-of-case.ts'
import { callsOfCase } from '#capabilities/contact/store/call.ts'

/** What the case's page shows of calls: whether she may be reached now, for whoever may know how, and the calls of the own zone. Where nobody has said what is safe, it says so. `null` leaves the panel out. */
export async function callsOnCase(visit: Visit, caseId: Id): Promise<CaseCalls | null> {
  if (!ceilingOf(visit.actor.roles).reads.has('C2')) return null
  const [calls, rules] = await together([takesCalls(visit.actor.roles) ? callsOfCase(visit.tx, caseId) : [], safeContactOfCase(visit, caseId)])
  return {
    caseId,
    nobodySaid: !rules.some(saysWhatIsSafe),
    saidOn:
      rules
        .map((rule) => rule.saidOn ?? '')
        .toSorted()
        .at(-1) || null,
    maySay: takesCalls(visit.actor.roles),
    calls: calls.map(({ id, takenAt, state }) => ({ id, takenAt, state })),
    now: channels.map((channel) => {
      const answer = decideContact(rules, channel, visit.now)
      return { channel, why: answer.may ? null : answer.why }
    }),
  }
}

import { refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isLastAdmin } from '#capabilities/people/commands/change-person.ts'
import { mayLeave } from '#capabilities/people/domain/leaving.ts'
import type { LeavingRefusal } from '#capabilities/people/domain/leaving.ts'
import { handOverChecks } from '#capabilities/people/sockets.ts'
import type { HandOver } from '#capabilities/people/sockets.ts'
import { dutyHolders } from '#capabilities/people/store/keys.ts'
import { endAccess, officerSeats } from '#capabilities/people/store/persons.ts'
import type { Person } from '#capabilities/people/store/persons.ts'

/** Everything other rooms say must be handed over first. */
export async function stillToHandOver(visit: Visit, person: Person): Promise<readonly HandOver[]> {
  const open: HandOver[] = []
  for (const check of handOverChecks) open.push(...(await check(visit, person.id)).filter((one) => one.count > 0))
  return open
}

/** Ends a colleague's access: sessions, unlock, roles and duty at once. What they wrote, and the record, stays. */
export async function endPersonsAccess(visit: Visit, person: Person): Promise<Result<true, LeavingRefusal>> {
  const open = await stillToHandOver(visit, person)
  const holders = await dutyHolders(visit.tx)
  const answer = mayLeave({
    self: person.id === visit.actor.personId,
    active: person.active,
    open: open.length,
    officerSeats: await officerSeats(visit.tx, person.id),
    lastAdmin: person.roles.includes('org_admin') && (await isLastAdmin(visit, person.id)),
    lastDutyHolder: holders.length === 1 && holders[0]?.personId === person.id,
  })
  if (!answer.ok) return refuse(answer.refusal)
  await endAccess(visit.tx, person.id)
  return answer
}

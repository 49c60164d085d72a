import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { sealTo } from '#platform/sealing/pair.ts'
import { addDutyHolder, dutyHolders } from '#capabilities/people/store/keys.ts'
import type { Person } from '#capabilities/people/store/persons.ts'
import { publicKeysOf } from '#capabilities/people/store/staff.ts'

export type DutyRefusal = { readonly kind: 'not-holder' | 'has-it' | 'no-keys' }

/** Passes the zone's duty key on to a colleague. Only somebody who holds it can. */
export async function giveDuty(visit: Visit, person: Person): Promise<Result<true, DutyRefusal>> {
  const holders = await dutyHolders(visit.tx)
  if (holders.some((one) => one.personId === person.id)) return refuse({ kind: 'has-it' })
  const mine = holders.find((one) => one.personId === visit.actor.personId)
  if (mine === undefined) return refuse({ kind: 'not-holder' })
  const publicKey = (await publicKeysOf(visit.tx, [person.id])).get(person.id)
  if (publicKey === undefined || person.enrolledAt === null) return refuse({ kind: 'no-keys' })
  const night = visit.keys.open(mine.wrap)
  await addDutyHolder(visit.tx, person.zoneId, person.id, sealTo(publicKey, night))
  night.fill(0)
  return accept(true)
}

import { z } from 'zod'
import { hasRole } from '#kernel/actor.ts'
import type { Visit } from '#platform/http/visit.ts'
import { roles } from '#capabilities/people/domain/roles.ts'
import { listPersons, newHere } from '#capabilities/people/store/persons.ts'
import type { Person } from '#capabilities/people/store/persons.ts'
import { findZone } from '#capabilities/people/store/zones.ts'

export const stateOfPerson = (person: Person): 'active' | 'invited' | 'left' => (!person.active ? 'left' : person.enrolledAt === null ? 'invited' : 'active')

export const PeopleAnswer = z.object({
  zone: z.object({ id: z.uuid(), name: z.string() }),
  people: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      staffCode: z.string(),
      roles: z.array(z.enum(roles)),
      unitHead: z.boolean(),
      state: z.enum(['active', 'invited', 'left']),
      /** Something of theirs waits for a second person. */
      waits: z.boolean(),
      /** Came in the last two weeks; told to heads and administrators. */
      isNew: z.boolean(),
    }),
  ),
  mayInvite: z.boolean(),
})
export type PeopleModel = z.input<typeof PeopleAnswer>

/** Everybody of the own zone. */
export async function peopleOfZone(visit: Visit): Promise<PeopleModel | null> {
  const zone = await findZone(visit.tx, visit.actor.zoneId)
  if (zone === null) return null
  const { newcomers } = await newHere(visit.tx)
  const people = (await listPersons(visit.tx)).map((person) => ({
    id: person.id,
    name: person.name,
    staffCode: person.staffCode,
    roles: [...person.roles],
    unitHead: person.unitHead,
    state: stateOfPerson(person),
    waits: person.waitingRoles.length > 0 || person.waitingHead,
    isNew: newcomers.includes(person.id),
  }))
  visit.note({ count: people.length })
  return { zone: { id: zone.id, name: zone.name }, people, mayInvite: hasRole(visit.actor, 'org_admin') }
}

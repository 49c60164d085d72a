import { z } from 'zod'
import { hasRole } from '#kernel/actor.ts'
import type { Visit } from '#platform/http/visit.ts'
import { roles } from '#capabilities/people/domain/roles.ts'
import { optionalId, optionalText } from '#platform/http/fields.ts'
import { lettersOfZone, newHere, pageOfPersons } from '#capabilities/people/store/persons.ts'
import type { Person } from '#capabilities/people/store/persons.ts'
import { findZone } from '#capabilities/people/store/zones.ts'

export const stateOfPerson = (person: Person): 'active' | 'invited' | 'left' => (!person.active ? 'left' : person.enrolledAt === null ? 'invited' : 'active')

export const PeopleQuery = z.object({
  show: z.literal('left').optional(),
  letter: optionalText(2).optional(),
  after: optionalId().optional(),
})

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
  /** Those who have left, and not those who are there. */
  left: z.boolean(),
  anybodyLeft: z.boolean(),
  /** With which names begin, when the list is longer than a page. */
  letters: z.array(z.string()),
  letter: z.string().nullable(),
  /** Where the next page begins. */
  next: z.uuid().nullable(),
})
const perPage = 50
export type PeopleModel = z.input<typeof PeopleAnswer>

/** A page of the people of the own zone. */
export async function peopleOfZone(visit: Visit, asked: z.output<typeof PeopleQuery>): Promise<PeopleModel | null> {
  const zone = await findZone(visit.tx, visit.actor.zoneId)
  if (zone === null) return null
  const { newcomers } = await newHere(visit.tx)
  const from = { left: asked.show === 'left', after: asked.after ?? null, letter: asked.letter ?? null }
  const rows = await pageOfPersons(visit.tx, from, perPage + 1)
  const { letters, anybodyLeft } = await lettersOfZone(visit.tx, from.left)
  const people = rows.slice(0, perPage).map((person) => ({
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
  const next = rows.length > perPage ? (people.at(-1)?.id ?? null) : null
  return {
    zone: { id: zone.id, name: zone.name },
    people,
    mayInvite: hasRole(visit.actor, 'org_admin'),
    left: from.left,
    anybodyLeft,
    letters: next !== null || from.after !== null || from.letter !== null ? [...letters] : [],
    letter: from.letter,
    next,
  }
}

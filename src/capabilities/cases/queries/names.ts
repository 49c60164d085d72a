import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Language } from '#kernel/language.ts'
import { together } from '#platform/db/together.ts'
import type { Visit } from '#platform/http/visit.ts'
import { caseRoles, findStaff, findZones, isRole, roleWords } from '#capabilities/people/contract.ts'

/** A person as a page may show them: function first; the name only within the own zone. */
export const Named = z.object({ code: z.string(), name: z.string().nullable(), roles: z.array(z.string()), zoneId: z.string() })
export const Names = z.object({ people: z.record(z.string(), Named), zones: z.record(z.string(), z.string()) })
export type NameBook = z.output<typeof Names>

const known = (ids: readonly (Id | null)[]): Id[] => [...new Set(ids.filter((id) => id !== null))]

/** Names of everybody and every zone on a page, in two questions; of the people, with their zones. */
export async function nameBook(visit: Visit, people: readonly (Id | null)[], zones: readonly (Id | null)[]): Promise<NameBook> {
  const zoneIds = known(zones)
  const [staff, found] = await together([findStaff(visit.tx, known(people)), zoneIds.length === 0 ? [] : findZones(visit.tx, { ids: zoneIds })])
  return {
    people: Object.fromEntries([...staff].map(([id, one]) => [id, { code: one.staffCode, name: one.name, roles: [...one.roles], zoneId: one.zoneId }])),
    zones: Object.fromEntries([...[...staff.values()].map((one) => [one.zoneId, one.zoneName]), ...found.map((zone) => [zone.id, zone.name])]),
  }
}

/** *Case worker · Person Number 1*, or *Shelter staff · ELSA-2* for people of other zones. */
export function sayPerson(book: NameBook, id: Id | null, language: Language): string {
  const person = id === null ? undefined : book.people[id]
  if (!person) return '–'
  const role = caseRoles.find((one) => person.roles.includes(one)) ?? person.roles[0]
  return `${role && isRole(role) ? `${roleWords(role, language)} · ` : ''}${person.name ?? person.code}`
}
export const sayZone = (book: NameBook, id: Id | null): string => (id === null ? '–' : (book.zones[id] ?? '–'))

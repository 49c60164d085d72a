import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Changed } from '#platform/http/door.ts'
import { rolesOf } from '#capabilities/people/domain/zones.ts'
import type { ZoneKind } from '#capabilities/people/domain/zones.ts'
import type { Role } from '#capabilities/people/domain/roles.ts'
import { endRole, endSessionsOf, endUnitHead, findPerson, listPersons, offer, rename } from '#capabilities/people/store/persons.ts'
import type { Person } from '#capabilities/people/store/persons.ts'

export type PersonChange = { readonly name: string; readonly roles: readonly Role[]; readonly unitHead: boolean; readonly until: Date | null }
export type ChangeRefusal = { readonly kind: 'yourself' | 'no-role' | 'not-offered' | 'last-admin' | 'past' } | Changed

/** Whether the zone would be without an administrator who can sign in. */
export async function isLastAdmin(visit: Visit, personId: string): Promise<boolean> {
  const admins = (await listPersons(visit.tx)).filter((one) => one.active && one.enrolledAt !== null && one.roles.includes('org_admin'))
  return admins.length > 0 && admins.every((one) => one.id === personId)
}

/** Changes name, roles and position of a colleague. What is gained counts when a second person has approved it, and needs a new sign-in. */
export async function changePerson(
  visit: Visit,
  kind: ZoneKind,
  person: Person,
  change: PersonChange,
  version: number | null,
): Promise<Result<true, ChangeRefusal>> {
  const held = [...person.roles, ...person.waitingRoles]
  const head = person.unitHead || person.waitingHead
  const gained = change.roles.filter((role) => !held.includes(role))
  const lost = held.filter((role) => !change.roles.includes(role))
  const same = gained.length === 0 && lost.length === 0 && change.unitHead === head
  if (person.id === visit.actor.personId && !same) return refuse({ kind: 'yourself' })
  if (change.roles.length === 0) return refuse({ kind: 'no-role' })
  if (gained.some((role) => !rolesOf(kind).includes(role))) return refuse({ kind: 'not-offered' })
  if (change.until !== null && change.until <= visit.now) return refuse({ kind: 'past' })
  if (lost.includes('org_admin') && (await isLastAdmin(visit, person.id))) return refuse({ kind: 'last-admin' })
  if ((await rename(visit.tx, person.id, change.name, version ?? person.version)) === null) {
    const theirs = (await findPerson(visit.tx, person.id)) ?? person
    return refuse({ kind: 'changed', theirs: { name: theirs.name, roles: theirs.roles.join(', ') }, version: theirs.version })
  }
  for (const role of lost) await endRole(visit.tx, person.id, role)
  for (const role of gained) await offer(visit.tx, person.zoneId, person.id, { role }, change.until, visit.actor.personId)
  if (change.unitHead && !head) await offer(visit.tx, person.zoneId, person.id, { position: 'unit_head' }, null, visit.actor.personId)
  if (!change.unitHead && head) await endUnitHead(visit.tx, person.id)
  if (gained.length + lost.length > 0) await endSessionsOf(visit.tx, person.id)
  return accept(true)
}

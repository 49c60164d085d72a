import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { caseRoles, findZone, staffOfZone, type Role } from '#capabilities/people/contract.ts'
import { zonesIn } from '#capabilities/support/store/standing.ts'

/** Whom one may ask: a colleague by name, or a function of another zone of the case. `value` is what a form sends. */
export type Owner = {
  readonly value: string
  readonly zoneId: Id
  readonly zone: string
  readonly personId: Id | null
  readonly name: string | null
  readonly role: Role | null
}

export async function ownersIn(visit: Visit, caseId: Id): Promise<readonly Owner[]> {
  const owners: Owner[] = []
  for (const zoneId of await zonesIn(visit.tx, caseId)) {
    const zone = (await findZone(visit.tx, zoneId))?.name ?? ''
    const staff = (await staffOfZone(visit.tx, zoneId)).filter((one) => one.roles.some((role) => caseRoles.includes(role as never)))
    if (zoneId === visit.actor.zoneId) {
      owners.push(...staff.map((one) => ({ value: one.id, zoneId, zone, personId: one.id, name: one.name ?? one.staffCode, role: null })))
      continue
    }
    const roles = caseRoles.filter((role) => staff.some((one) => one.roles.includes(role)))
    owners.push(...roles.map((role) => ({ value: `${zoneId}.${role}`, zoneId, zone, personId: null, name: null, role: role as Role })))
  }
  return owners
}

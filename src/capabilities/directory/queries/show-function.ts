import { z } from 'zod'
import { hasRole } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findStaff, findZone } from '#capabilities/people/contract.ts'
import { functionKinds, hourCodes } from '#capabilities/directory/domain/kinds.ts'
import { keepers } from '#capabilities/directory/forms.ts'
import { onDutyNow } from '#capabilities/directory/queries/zones-of.ts'
import { rotaOf } from '#capabilities/directory/store/duty.ts'
import { findFunction } from '#capabilities/directory/store/functions.ts'
import { counties, findMunicipalities } from '#capabilities/directory/store/places.ts'

/** What the API answers of one function. The rota is there for the own zone only. */
export const FunctionView = z.object({
  id: z.string(),
  zoneId: z.string(),
  zoneName: z.string(),
  kind: z.enum(functionKinds),
  nameSv: z.string(),
  nameEn: z.string(),
  hours: z.enum(hourCodes),
  acute: z.boolean(),
  child: z.boolean(),
  standing: z.boolean(),
  active: z.boolean(),
  verifiedOn: z.string(),
  version: z.number().int(),
  areas: z.array(z.object({ code: z.string(), name: z.string() })),
  somebodyOnDuty: z.boolean(),
  own: z.boolean(),
  mayKeep: z.boolean(),
  rota: z.array(z.object({ id: z.string(), personId: z.string(), name: z.string().nullable(), startsAt: z.date(), endsAt: z.date() })),
})
export type FunctionModel = z.output<typeof FunctionView>

export async function showFunction(visit: Visit, id: Id): Promise<FunctionModel | null> {
  const { tx, actor, now } = visit
  const found = await findFunction(tx, id)
  const zone = found && (await findZone(tx, found.zoneId))
  if (!found || !zone) return null
  const own = found.zoneId === actor.zoneId
  const rota = own ? await rotaOf(tx, id, now) : []
  const staff = await findStaff(
    tx,
    rota.map((line) => line.personId),
  )
  const places = [
    ...(await counties(tx)),
    ...(await findMunicipalities(
      tx,
      found.areas.filter((area) => area.length === 4),
    )),
  ].filter((place) => found.areas.includes(place.code))
  const { nameSv, nameEn, hours, acute, child, standing, active, verifiedOn, version, kind, zoneId } = found
  return {
    id,
    zoneId,
    zoneName: zone.name,
    kind,
    nameSv,
    nameEn,
    hours,
    acute,
    child,
    standing,
    active,
    verifiedOn,
    version,
    areas: places.map(({ code, name }) => ({ code, name })),
    somebodyOnDuty: (await onDutyNow(tx, id, now))?.somebody ?? false,
    own,
    mayKeep: own && hasRole(actor, ...keepers),
    rota: rota.map((line) => ({
      id: line.id,
      personId: line.personId,
      name: staff.get(line.personId)?.name ?? null,
      startsAt: line.startsAt,
      endsAt: line.endsAt,
    })),
  }
}

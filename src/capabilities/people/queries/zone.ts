import { z } from 'zod'
import { hasRole } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { zoneKinds } from '#capabilities/people/domain/zones.ts'
import { dutyHolders, officersOf } from '#capabilities/people/store/keys.ts'
import { findStaff } from '#capabilities/people/store/staff.ts'
import type { Staff } from '#capabilities/people/store/staff.ts'
import { findZone, zoneKeys } from '#capabilities/people/store/zones.ts'

const Card = z.object({ id: z.uuid(), staffCode: z.string(), name: z.string().nullable() })
export type CardModel = z.input<typeof Card>
export const ZoneAnswer = z.object({
  id: z.uuid(),
  name: z.string(),
  code: z.string(),
  kind: z.enum(zoneKinds),
  secrecyRule: z.string(),
  municipalityCode: z.string().nullable(),
  countyCode: z.string().nullable(),
  countryCode: z.string(),
  ready: z.boolean(),
  officers: z.array(Card),
  dutyHolders: z.array(Card),
  mayAdminister: z.boolean(),
})
export type ZoneModel = z.input<typeof ZoneAnswer>

export const cardOf = (staff: Staff | undefined, id: Id): CardModel => ({ id, staffCode: staff?.staffCode ?? '–', name: staff?.name ?? null })
export async function cards(visit: Visit, ids: readonly Id[]): Promise<CardModel[]> {
  const staff = await findStaff(visit.tx, ids)
  return ids.map((id) => cardOf(staff.get(id), id))
}

/** The own zone: what protects people in it, and whether its keys exist. */
export async function ownZone(visit: Visit): Promise<ZoneModel | null> {
  const zone = await findZone(visit.tx, visit.actor.zoneId)
  if (zone === null) return null
  const { id, name, code, kind, secrecyRule, municipalityCode, countyCode, countryCode } = zone
  return {
    id,
    name,
    code,
    kind,
    secrecyRule,
    municipalityCode,
    countyCode,
    countryCode,
    ready: (await zoneKeys(visit.tx, id)) !== null,
    officers: await cards(visit, await officersOf(visit.tx, id)),
    dutyHolders: await cards(
      visit,
      (await dutyHolders(visit.tx)).map((one) => one.personId),
    ),
    mayAdminister: hasRole(visit.actor, 'org_admin'),
  }
}

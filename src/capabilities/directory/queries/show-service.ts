import { z } from 'zod'
import { hasRole } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findStaff, findZone } from '#capabilities/people/contract.ts'
import { freshnessOf, freshnessStates, goodUntil } from '#capabilities/directory/domain/freshness.ts'
import { experienced, keepsEntry, saysPlaces } from '#capabilities/directory/domain/keepers.ts'
import {
  experienceCodes,
  isHome,
  neededDocuments,
  organisationKinds,
  placeUnits,
  serviceHours,
  serviceNeeds,
  serviceStatuses,
  targetGroups,
  verifiedBy,
  verifiedOutcomes,
} from '#capabilities/directory/domain/offers.ts'
import { weekdays } from '#capabilities/directory/domain/opening.ts'
import { isoDay } from '#capabilities/directory/domain/wall-clock.ts'
import { freshnessRules } from '#capabilities/directory/store/freshness.ts'
import { contactsOf, locationsOf } from '#capabilities/directory/store/organisations.ts'
import { capacityOf, experienceOf, verificationsOf, type Verification } from '#capabilities/directory/store/service-notes.ts'
import { findService, isMetThere, openingsOf } from '#capabilities/directory/store/services.ts'

export const ContactView = z.object({ id: z.string(), title: z.string(), phone: z.string().nullable(), email: z.string().nullable() })
export const AddressView = z.object({ address: z.string(), city: z.string(), region: z.string(), postalCode: z.string() })

/** What the API answers of one service. Who verified it is there for the own zone only; of a protected one there is no place and no contact of its own. */
export const ServiceView = z.object({
  id: z.string(),
  organisationId: z.string(),
  organisationName: z.string(),
  organisationKind: z.enum(organisationKinds),
  zoneId: z.string(),
  zoneName: z.string(),
  countryCode: z.string(),
  protected: z.boolean(),
  name: z.string(),
  description: z.string().nullable(),
  website: z.string().nullable(),
  status: z.enum(serviceStatuses),
  needs: z.array(z.enum(serviceNeeds)),
  groups: z.array(z.enum(targetGroups)),
  languages: z.array(z.string()),
  documents: z.array(z.enum(neededDocuments)),
  areas: z.array(z.string()),
  hours: z.enum(serviceHours),
  openings: z.array(z.object({ byday: z.array(z.enum(weekdays)), opensAt: z.string(), closesAt: z.string() })),
  minimumAge: z.number().int().nullable(),
  maximumAge: z.number().int().nullable(),
  eligibility: z.string().nullable(),
  howToReach: z.string().nullable(),
  fees: z.string().nullable(),
  interpretation: z.boolean(),
  address: AddressView.nullable(),
  contacts: z.array(ContactView),
  state: z.enum(freshnessStates),
  goodUntil: z.string().nullable(),
  places: z.array(z.object({ unit: z.enum(placeUnits), available: z.number().int(), maximum: z.number().int().nullable(), saidAt: z.date() })),
  placesHold: z.boolean(),
  experience: z.array(z.object({ code: z.enum(experienceCodes), atLeast: z.number().int() })),
  verifications: z.array(
    z.object({ id: z.string(), verifiedOn: z.string(), how: z.enum(verifiedBy), outcome: z.enum(verifiedOutcomes), by: z.string().nullable() }),
  ),
  version: z.number().int(),
  mayKeep: z.boolean(),
  maySayPlaces: z.boolean(),
  mayNote: z.boolean(),
})
export type ServiceModel = z.output<typeof ServiceView>

async function verifiedByWhom(visit: Visit, verifications: readonly Verification[]): Promise<ServiceModel['verifications']> {
  const people = verifications.flatMap((each) => (each.personId === null ? [] : [each.personId]))
  const staff = people.length === 0 ? null : await findStaff(visit.tx, people)
  return verifications.map(({ id, verifiedOn, how, outcome, personId }) => ({
    id,
    verifiedOn,
    how,
    outcome,
    by: personId === null ? null : (staff?.get(personId)?.name ?? null),
  }))
}

async function placeOf(visit: Visit, organisationId: Id, serviceId: Id): Promise<ServiceModel['address']> {
  if (!(await isMetThere(visit.tx, serviceId))) return null
  const [place] = await locationsOf(visit.tx, organisationId)
  if (!place || place.address === null || place.city === null) return null
  return { address: place.address, city: place.city, region: place.region ?? '', postalCode: place.postalCode ?? '' }
}

/** One service, as everybody signed in may see it. */
export async function showService(visit: Visit, id: Id): Promise<ServiceModel | null> {
  const { tx, actor, now } = visit
  const found = await findService(tx, id)
  if (found === null) return null
  const today = isoDay(now)
  const rules = await freshnessRules(tx, today)
  const rule = isHome(found.countryCode) ? rules.home : rules.abroad
  const contacts = await contactsOf(tx, found.organisationId)
  const own = contacts.filter((each) => each.serviceId === id)
  const places = await capacityOf(tx, id)
  const { freeUntil: _until, verifiedOn: _on, verifiedHow: _how, ...told } = found
  return {
    ...told,
    needs: [...found.needs],
    groups: [...found.groups],
    languages: [...found.languages],
    documents: [...found.documents],
    areas: [...found.areas],
    zoneName: (await findZone(tx, found.zoneId))?.name ?? '',
    openings: (await openingsOf(tx, id)).map((each) => ({ ...each, byday: [...each.byday] })),
    address: found.protected ? null : await placeOf(visit, found.organisationId, id),
    contacts: (own.length > 0 ? own : contacts.filter((each) => each.serviceId === null)).map(({ id: contactId, title, phone, email }) => ({
      id: contactId,
      title,
      phone,
      email,
    })),
    state: freshnessOf(found, rule, today),
    goodUntil: goodUntil(found, rule),
    places: places.map((each) => ({ ...each })),
    placesHold: places.some((each) => each.saidAt.getTime() + rule.freeHours * 3_600_000 > now.getTime()),
    experience: (await experienceOf(tx, [id])).map(({ code, atLeast }) => ({ code, atLeast })),
    verifications: await verifiedByWhom(visit, await verificationsOf(tx, id)),
    mayKeep: keepsEntry(actor, found),
    maySayPlaces: found.status === 'active' && saysPlaces(actor, found),
    mayNote: hasRole(actor, ...experienced),
  }
}

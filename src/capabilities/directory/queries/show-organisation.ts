import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findZone } from '#capabilities/people/contract.ts'
import { freshnessOf, freshnessStates } from '#capabilities/directory/domain/freshness.ts'
import { keepsEntry } from '#capabilities/directory/domain/keepers.ts'
import { isHome, organisationKinds, serviceNeeds } from '#capabilities/directory/domain/offers.ts'
import { isoDay } from '#capabilities/directory/domain/wall-clock.ts'
import { AddressView, ContactView } from '#capabilities/directory/queries/show-service.ts'
import { freshnessRules } from '#capabilities/directory/store/freshness.ts'
import { contactsOf, findOrganisation, locationsOf } from '#capabilities/directory/store/organisations.ts'
import { servicesOfOrganisation } from '#capabilities/directory/store/services.ts'

/** What the API answers of one organisation. */
export const OrganisationView = z.object({
  id: z.string(),
  zoneId: z.string(),
  zoneName: z.string(),
  countryCode: z.string(),
  kind: z.enum(organisationKinds),
  name: z.string(),
  alternateName: z.string().nullable(),
  description: z.string(),
  website: z.string().nullable(),
  email: z.string().nullable(),
  active: z.boolean(),
  version: z.number().int(),
  contacts: z.array(ContactView),
  address: AddressView.nullable(),
  services: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      protected: z.boolean(),
      needs: z.array(z.enum(serviceNeeds)),
      areas: z.array(z.string()),
      state: z.enum(freshnessStates),
    }),
  ),
  mayKeep: z.boolean(),
})
export type OrganisationModel = z.output<typeof OrganisationView>

export async function showOrganisation(visit: Visit, id: Id): Promise<OrganisationModel | null> {
  const { tx, actor } = visit
  const found = await findOrganisation(tx, id)
  if (found === null) return null
  const today = isoDay(visit.now)
  const rules = await freshnessRules(tx, today)
  const rule = isHome(found.countryCode) ? rules.home : rules.abroad
  const [place] = await locationsOf(tx, id)
  return {
    ...found,
    zoneName: (await findZone(tx, found.zoneId))?.name ?? '',
    contacts: (await contactsOf(tx, id))
      .filter((each) => each.serviceId === null)
      .map(({ id: contactId, title, phone, email }) => ({ id: contactId, title, phone, email })),
    address:
      place === undefined || place.address === null || place.city === null
        ? null
        : { address: place.address, city: place.city, region: place.region ?? '', postalCode: place.postalCode ?? '' },
    services: (await servicesOfOrganisation(tx, id)).map((each) => ({
      id: each.id,
      name: each.name,
      protected: each.protected,
      needs: [...each.needs],
      areas: [...each.areas],
      state: freshnessOf(each, rule, today),
    })),
    mayKeep: keepsEntry(actor, found),
  }
}

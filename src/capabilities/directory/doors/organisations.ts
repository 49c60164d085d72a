import { accept, type Result } from '#kernel/result.ts'
import { form, type Done } from '#platform/http/door.ts'
import type { z } from 'zod'
import { addOrganisation, changeOrganisation, isOfShelter, type OrganisationWish } from '#capabilities/directory/commands/describe-organisation.ts'
import { entryKeepers, keepsAtHome, keepsEntry } from '#capabilities/directory/domain/keepers.ts'
import type { OrganisationRefusal } from '#capabilities/directory/domain/organisation.ts'
import { ChangedOrganisation, NewOrganisation } from '#capabilities/directory/forms/services.ts'
import { organisationFormPage, type OrganisationFormModel } from '#capabilities/directory/pages/organisation-form.tsx'
import { servicePaths } from '#capabilities/directory/services-paths.ts'
import { standingOf } from '#capabilities/directory/store/hidden-places.ts'
import { contactsOf, findOrganisation, locationsOf, type Contact, type Organisation, type OwnLocation } from '#capabilities/directory/store/organisations.ts'
import { mendService } from '#capabilities/directory/words.services.ts'

const wishOf = (typed: Omit<z.output<typeof ChangedOrganisation>, 'active'>, active: boolean): OrganisationWish => ({
  kind: typed.kind,
  name: typed.name,
  alternateName: typed.alternate_name,
  description: typed.description,
  website: typed.website,
  email: typed.email,
  active,
  contactTitle: typed.contact_title,
  phone: typed.phone,
  contactEmail: typed.contact_email,
  address: typed.address,
  city: typed.city,
  region: typed.region,
  postalCode: typed.postal_code,
})

const refusals = {
  'holds-contact': mendService('holds-contact', 'description'),
  'half-address': mendService('half-address', 'address'),
  'not-a-website': mendService('not-a-website', 'website'),
  'not-an-email': mendService('not-an-email', 'email'),
  'not-a-phone': mendService('not-a-phone', 'phone'),
  'contact-without-title': mendService('contact-without-title', 'contact_title'),
  'title-without-contact': mendService('title-without-contact', 'phone'),
  'not-abroad': mendService('not-abroad', 'country'),
  'address-of-hidden': mendService('address-of-hidden', 'address'),
  'address-of-shelter': mendService('address-of-shelter', 'address'),
  'street-of-hidden': mendService('address-of-hidden', 'description'),
  'street-of-shelter': mendService('address-of-shelter', 'description'),
} as const

export const newOrganisationDoor = form({
  path: '/directory/organisations/new',
  name: 'directory-add-organisation',
  may: entryKeepers,
  records: 'directory.organisation-described',
  accepts: NewOrganisation,
  read: async (visit): Promise<OrganisationFormModel> => ({ found: null, atHome: keepsAtHome(visit.actor), hides: await isOfShelter(visit) }),
  start: ({ atHome }): Record<string, string> => (atHome ? { country: 'SE' } : {}),
  view: organisationFormPage,
  submit: async (visit, { form: typed }): Promise<Result<Done, OrganisationRefusal>> => {
    const id = await addOrganisation(visit, typed.country, wishOf(typed, true))
    return id.ok ? accept({ to: servicePaths.organisation(id.value), id: id.value }) : id
  },
  refusals,
})

type EditModel = OrganisationFormModel & { readonly found: Organisation; readonly contact: Contact | undefined; readonly place: OwnLocation | undefined }

export const editOrganisationDoor = form({
  path: '/directory/organisations/:id/edit',
  name: 'directory-change-organisation',
  may: entryKeepers,
  records: 'directory.organisation-changed',
  accepts: ChangedOrganisation,
  read: async (visit, { params }): Promise<EditModel | null> => {
    const found = await findOrganisation(visit.tx, (params as { id: string }).id)
    if (found === null || !keepsEntry(visit.actor, found)) return null
    const contact = (await contactsOf(visit.tx, found.id)).find((each) => each.serviceId === null)
    const [place] = await locationsOf(visit.tx, found.id)
    const { hides } = await standingOf(visit.tx, found.id, 'look')
    return { found, atHome: keepsAtHome(visit.actor), hides, contact, place }
  },
  start: ({ found, contact, place }) => ({
    kind: found.kind,
    name: found.name,
    alternate_name: found.alternateName ?? '',
    description: found.description,
    website: found.website ?? '',
    email: found.email ?? '',
    contact_title: contact?.title ?? '',
    phone: contact?.phone ?? '',
    contact_email: contact?.email ?? '',
    address: place?.address ?? '',
    postal_code: place?.postalCode ?? '',
    city: place?.city ?? '',
    region: place?.region ?? '',
    active: found.active ? 'yes' : '',
  }),
  view: organisationFormPage,
  submit: async (visit, { form: typed, version }, { found }) => {
    const id = await changeOrganisation(visit, found, wishOf(typed, typed.active), version)
    return id.ok ? accept({ to: servicePaths.organisation(found.id), id: found.id }) : id
  },
  refusals,
})

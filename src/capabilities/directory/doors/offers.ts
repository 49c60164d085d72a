import { accept, refuse, type Result } from '#kernel/result.ts'
import { form, type Changed, type Done } from '#platform/http/door.ts'
import { addService, changeService } from '#capabilities/directory/commands/offer-service.ts'
import { readAreas } from '#capabilities/directory/domain/functions.ts'
import { entryKeepers, keepsEntry } from '#capabilities/directory/domain/keepers.ts'
import type { HiddenOffer } from '#capabilities/directory/domain/hidden-place.ts'
import type { ServiceStatus } from '#capabilities/directory/domain/offers.ts'
import { readOpenings, typeOpenings, type Opening } from '#capabilities/directory/domain/opening.ts'
import { reachable, type ReachRefusal } from '#capabilities/directory/domain/organisation.ts'
import { contactPoint, type ContactPoint, type ContactRefusal, type OfferedService, type OfferRefusal } from '#capabilities/directory/domain/service.ts'
import { ChangedService, NewService, type TypedService } from '#capabilities/directory/forms/services.ts'
import { serviceFormPage, type ServiceFormModel } from '#capabilities/directory/pages/service-form.tsx'
import { servicePaths } from '#capabilities/directory/services-paths.ts'
import { contactsOf, findOrganisation } from '#capabilities/directory/store/organisations.ts'
import { findService, isMetThere, openingsOf, type Service } from '#capabilities/directory/store/services.ts'
import { mendService } from '#capabilities/directory/words.services.ts'

type TypedRefusal = { readonly kind: 'not-hours' } | ReachRefusal | ContactRefusal

/** What was typed, as a service; or what in it cannot be read. */
function wishOf(typed: Omit<TypedService, 'status'>, status: ServiceStatus, isProtected: boolean): Result<OfferedService, TypedRefusal> {
  const openings = readOpenings(typed.openings)
  if (!openings.ok) return openings
  const unreachable = reachable({ website: typed.website, email: typed.contact_email, phone: typed.phone })
  if (unreachable) return refuse(unreachable)
  const contact = contactPoint(typed.contact_title, typed.phone, typed.contact_email)
  if (!contact.ok) return contact
  const { name, description, website, needs, groups, languages, documents, hours, eligibility, fees, interpretation, meets } = typed
  return accept({
    name,
    description,
    website,
    status,
    needs,
    groups,
    languages,
    documents,
    hours,
    eligibility,
    fees,
    interpretation,
    meets,
    protected: isProtected,
    areas: [...(typed.everywhere ? ['SE'] : []), ...typed.counties, ...readAreas(typed.municipalities)],
    openings: openings.value,
    minimumAge: typed.minimum_age,
    maximumAge: typed.maximum_age,
    howToReach: typed.how_to_reach,
    contact: contact.value,
  })
}

const refusals = {
  'holds-contact': mendService('holds-contact', 'description'),
  'place-of-protected': mendService('place-of-protected', 'meets'),
  'contact-of-protected': mendService('contact-of-protected', 'contact_title'),
  'protected-serves-municipality': mendService('protected-serves-municipality', 'municipalities'),
  'no-such-area': mendService('no-such-area', 'municipalities'),
  'serves-nobody': mendService('serves-nobody', 'municipalities'),
  'answers-nothing': mendService('answers-nothing', 'needs'),
  'for-nobody': mendService('for-nobody', 'groups'),
  'ages-turned': mendService('ages-turned', 'maximum_age'),
  'no-hours': mendService('no-hours', 'openings'),
  'not-hours': mendService('not-hours', 'openings'),
  'not-a-website': mendService('not-a-website', 'website'),
  'not-an-email': mendService('not-an-email', 'contact_email'),
  'not-a-phone': mendService('not-a-phone', 'phone'),
  'contact-without-title': mendService('contact-without-title', 'contact_title'),
  'title-without-contact': mendService('title-without-contact', 'phone'),
  'protected-of-placed': mendService('protected-of-placed', 'protected'),
  'there-of-hidden': mendService('address-of-hidden', 'meets'),
  'there-of-shelter': mendService('address-of-shelter', 'meets'),
  'street-of-hidden': mendService('address-of-hidden', 'description'),
  'street-of-shelter': mendService('address-of-shelter', 'description'),
} as const

export const newServiceDoor = form({
  path: '/directory/organisations/:id/services/new',
  name: 'directory-add-service',
  may: entryKeepers,
  records: 'directory.service-offered',
  accepts: NewService,
  read: async (visit, { params }): Promise<ServiceFormModel | null> => {
    const organisation = await findOrganisation(visit.tx, (params as { id: string }).id)
    return organisation === null || !organisation.active || !keepsEntry(visit.actor, organisation) ? null : { organisation, found: null }
  },
  view: serviceFormPage,
  submit: async (visit, { form: typed }, { organisation }): Promise<Result<Done, OfferRefusal | HiddenOffer | TypedRefusal>> => {
    const wish = wishOf(typed, 'active', typed.protected)
    if (!wish.ok) return wish
    const id = await addService(visit, organisation, wish.value)
    return id.ok ? accept({ to: servicePaths.one(id.value), id: id.value }) : id
  },
  refusals,
})

type EditModel = ServiceFormModel & {
  readonly found: Service
  readonly contact: ContactPoint | undefined
  readonly openings: readonly Opening[]
  readonly there: boolean
}
const yes = (ticked: boolean): string => (ticked ? 'yes' : '')

export const editServiceDoor = form({
  path: '/directory/services/:id/edit',
  name: 'directory-change-service',
  may: entryKeepers,
  records: 'directory.service-changed',
  accepts: ChangedService,
  read: async (visit, { params }): Promise<EditModel | null> => {
    const found = await findService(visit.tx, (params as { id: string }).id)
    const organisation = found && (await findOrganisation(visit.tx, found.organisationId))
    if (!found || !organisation || !keepsEntry(visit.actor, found)) return null
    const contact = (await contactsOf(visit.tx, organisation.id)).find((each) => each.serviceId === found.id)
    return { organisation, found, contact, openings: await openingsOf(visit.tx, found.id), there: await isMetThere(visit.tx, found.id) }
  },
  start: ({ found, contact, openings, there }) => ({
    name: found.name,
    description: found.description ?? '',
    website: found.website ?? '',
    status: found.status,
    needs: found.needs,
    groups: found.groups,
    languages: found.languages,
    documents: found.documents,
    everywhere: yes(found.areas.includes('SE')),
    counties: found.areas.filter((area) => /^\d{2}$/.test(area)),
    municipalities: found.areas.filter((area) => /^\d{4}$/.test(area)).join(', '),
    hours: found.hours,
    openings: typeOpenings(openings),
    minimum_age: found.minimumAge === null ? '' : String(found.minimumAge),
    maximum_age: found.maximumAge === null ? '' : String(found.maximumAge),
    eligibility: found.eligibility ?? '',
    how_to_reach: found.howToReach ?? '',
    fees: found.fees ?? '',
    interpretation: yes(found.interpretation),
    meets: there ? 'there' : 'virtual',
    contact_title: contact?.title ?? '',
    phone: contact?.phone ?? '',
    contact_email: contact?.email ?? '',
  }),
  view: serviceFormPage,
  submit: async (visit, { form: typed, version }, { organisation, found }): Promise<Result<Done, OfferRefusal | HiddenOffer | TypedRefusal | Changed>> => {
    const wish = wishOf(typed, typed.status, found.protected)
    if (!wish.ok) return wish
    const id = await changeService(visit, organisation, found, wish.value, version)
    return id.ok ? accept({ to: servicePaths.one(found.id), id: found.id }) : id
  },
  refusals,
})

import { accept, refuse, type Result } from '#kernel/result.ts'
import { newId, type Id } from '#kernel/id.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { refusalOfOffered, type HiddenOffer } from '#capabilities/directory/domain/hidden-place.ts'
import { offerService as offer, type OfferedService, type OfferRefusal } from '#capabilities/directory/domain/service.ts'
import { forgetPlaceNames, standingOf } from '#capabilities/directory/store/hidden-places.ts'
import { keepContact, keepMeeting, type Organisation } from '#capabilities/directory/store/organisations.ts'
import { areaCodes } from '#capabilities/directory/store/places.ts'
import { findService, insertService, servicesOfOrganisation, updateService, type Service } from '#capabilities/directory/store/services.ts'

async function keepReach(visit: Visit, of: Organisation, service: { readonly id: Id; readonly protected: boolean }, told: OfferedService): Promise<void> {
  await keepContact(visit.tx, of, service, told.contact)
  await keepMeeting(visit.tx, of, service, told.meets === 'there' ? 'physical' : 'virtual')
}

type Words = Pick<OfferedService, 'name' | 'description' | 'eligibility' | 'howToReach' | 'fees'>
const wordsOf = (said: Words): readonly (string | null)[] => [said.name, said.description, said.eligibility, said.howToReach, said.fees]

/** Whether the service would show where a protected place is. The organisation is held until the end: nobody gives it an address meanwhile. */
async function refusalOf(visit: Visit, of: Organisation, told: OfferedService): Promise<HiddenOffer | null> {
  const standing = await standingOf(visit.tx, of.id, 'lock')
  const others = told.protected ? (await servicesOfOrganisation(visit.tx, of.id)).flatMap(wordsOf) : []
  return refusalOfOffered(standing, told, [...wordsOf(told), told.contact?.title ?? null], [of.name, of.alternateName, of.description, ...others])
}

/** A new service of an organisation that the own zone keeps. It is not verified until somebody says so. */
export async function addService(visit: Visit, of: Organisation, wish: OfferedService): Promise<Result<Id, OfferRefusal | HiddenOffer>> {
  const told = offer(wish, of.countryCode, await areaCodes(visit.tx))
  if (!told.ok) return told
  const hidden = await refusalOf(visit, of, told.value)
  if (hidden) return refuse(hidden)
  const made = { id: newId(), organisationId: of.id, zoneId: of.zoneId, countryCode: of.countryCode, protected: told.value.protected }
  if (made.protected) await forgetPlaceNames(visit.tx, of.id)
  await insertService(visit.tx, made, told.value)
  await keepReach(visit, of, made, told.value)
  visit.note({ object: made.id })
  return accept(made.id)
}

/** What somebody else saved, by field of the form. */
const theirsOf = (now: Service): Readonly<Record<string, string>> => ({
  name: now.name,
  description: now.description ?? '',
  status: now.status,
  municipalities: now.areas.filter((area) => area.length === 4).join(', '),
  eligibility: now.eligibility ?? '',
  how_to_reach: now.howToReach ?? '',
})

/** Changes a service of the own zone. Whether it is protected stays as it was said first. */
export async function changeService(
  visit: Visit,
  of: Organisation,
  was: Service,
  wish: OfferedService,
  version: number | null,
): Promise<Result<Id, OfferRefusal | HiddenOffer | Changed>> {
  const told = offer({ ...wish, protected: was.protected }, of.countryCode, await areaCodes(visit.tx))
  if (!told.ok) return told
  const hidden = await refusalOf(visit, of, told.value)
  if (hidden) return refuse(hidden)
  visit.note({ object: was.id })
  if (!(await updateService(visit.tx, was, told.value, version ?? 0))) {
    const now = (await findService(visit.tx, was.id)) ?? was
    return refuse({ kind: 'changed', theirs: theirsOf(now), version: now.version })
  }
  await keepReach(visit, of, was, told.value)
  return accept(was.id)
}

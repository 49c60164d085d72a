import { accept } from '#kernel/result.ts'
import { form } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { noteExperience } from '#capabilities/directory/commands/note-experience.ts'
import { sayPlaces } from '#capabilities/directory/commands/say-places.ts'
import { verifyService } from '#capabilities/directory/commands/verify-service.ts'
import { entryKeepers, experienced, keepsEntry, placeSayers, saysPlaces } from '#capabilities/directory/domain/keepers.ts'
import { isoDay } from '#capabilities/directory/domain/wall-clock.ts'
import { NotedExperience, SaidPlaces, VerifiedService } from '#capabilities/directory/forms/services.ts'
import { experiencePage, placesPage, verifyPage, type ServiceDeedModel } from '#capabilities/directory/pages/service-deeds.tsx'
import { servicePaths } from '#capabilities/directory/services-paths.ts'
import { findService } from '#capabilities/directory/store/services.ts'
import { mendService } from '#capabilities/directory/words.services.ts'

const found = async (visit: Visit, params: unknown) => await findService(visit.tx, (params as { id: string }).id)

export const verifyServiceDoor = form({
  path: '/directory/services/:id/verify',
  name: 'directory-verify-service',
  may: entryKeepers,
  records: 'directory.service-verified',
  accepts: VerifiedService,
  read: async (visit, { params }): Promise<(ServiceDeedModel & { readonly today: string }) | null> => {
    const service = await found(visit, params)
    return service && keepsEntry(visit.actor, service) ? { found: service, today: isoDay(visit.now) } : null
  },
  start: ({ today }) => ({ verified_on: today }),
  view: verifyPage,
  submit: async (visit, { form: typed, version }, model) => {
    const id = await verifyService(visit, model.found, { how: typed.how, outcome: typed.outcome, verifiedOn: typed.verified_on }, version)
    return id.ok ? accept({ to: servicePaths.one(model.found.id), id: id.value }) : id
  },
  refusals: {
    'not-yet': mendService('not-yet', 'verified_on'),
    'too-long-ago': mendService('too-long-ago', 'verified_on'),
    'not-in-use': mendService('not-in-use', 'outcome'),
  },
})

export const sayPlacesDoor = form({
  path: '/directory/services/:id/places',
  name: 'directory-say-places',
  may: placeSayers,
  records: 'directory.places-said',
  accepts: SaidPlaces,
  read: async (visit, { params }): Promise<ServiceDeedModel | null> => {
    const service = await found(visit, params)
    return service && service.status === 'active' && saysPlaces(visit.actor, service) ? { found: service } : null
  },
  start: () => ({ unit: 'place' }),
  view: placesPage,
  submit: async (visit, { form: typed }, model) => {
    const said = await sayPlaces(visit, model.found, typed)
    return said.ok ? accept({ to: servicePaths.one(model.found.id), id: model.found.id }) : said
  },
  refusals: { 'more-than-all': mendService('more-than-all', 'available'), 'not-in-use': mendService('not-in-use', 'available') },
})

export const experienceDoor = form({
  path: '/directory/services/:id/experience',
  name: 'directory-note-experience',
  may: experienced,
  records: 'directory.experience-noted',
  accepts: NotedExperience,
  read: async (visit, { params }): Promise<ServiceDeedModel | null> => {
    const service = await found(visit, params)
    return service && { found: service }
  },
  view: experiencePage,
  submit: async (visit, { form: typed }, model) => {
    const noted = await noteExperience(visit, model.found, typed.codes)
    return noted.ok ? accept({ to: servicePaths.one(model.found.id) }) : noted
  },
  refusals: { 'nothing-said': mendService('nothing-said', 'codes') },
})

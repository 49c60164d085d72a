import { z } from 'zod'
import { accept } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import { closePlace, describePlace, makePlace, openPlace, type CloseRefusal, type PlaceRefusal } from '#capabilities/protection/commands/keep-place.ts'
import { keeperRoles } from '#capabilities/protection/domain/roles.ts'
import { no, oneClosing, onePlace } from '#capabilities/protection/doors/placement-no.ts'
import { closeForm, placeForm, placesQuery } from '#capabilities/protection/forms/placement.ts'
import { closePlacePage, openPlacePage, placeFormPage } from '#capabilities/protection/pages/place-forms.tsx'
import { placesPage } from '#capabilities/protection/pages/places-page.tsx'
import { placementPaths } from '#capabilities/protection/placement-paths.ts'
import { keepsPlaces, wasClosed } from '#capabilities/protection/store/place.ts'
import { placesAnswer, showPlace, showPlaces, type PlaceModel } from '#capabilities/protection/queries/show-places.ts'

const nothing = z.object({})

const list = page({
  path: placementPaths.places,
  name: 'places',
  may: keeperRoles,
  query: placesQuery,
  records: 'places.listed',
  answers: placesAnswer,
  read: async (visit, { query }) => ((await keepsPlaces(visit.tx)) ? await showPlaces(visit, query.from) : null),
  view: placesPage,
})

const placeRefusals = { 'name-taken': no(422, 'nameTaken', 'codeName') } as const
const add = form<never, never, typeof placeForm, { readonly place: null }, PlaceRefusal>({
  path: placementPaths.newPlace,
  name: 'add-place',
  may: keeperRoles,
  records: 'place.added',
  accepts: placeForm,
  read: async (visit) => ((await keepsPlaces(visit.tx)) ? { place: null } : null),
  view: (_model, state, reading) => placeFormPage(null, state, reading),
  submit: async (visit, { form: said }) => {
    const done = await makePlace(visit, said)
    return done.ok ? accept({ to: placementPaths.places, id: done.value }) : done
  },
  refusals: placeRefusals,
})

const change = form<typeof onePlace, never, typeof placeForm, PlaceModel, PlaceRefusal>({
  path: placementPaths.place(':place'),
  name: 'change-place',
  may: keeperRoles,
  params: onePlace,
  records: 'place.changed',
  accepts: placeForm,
  read: (visit, { params }) => showPlace(visit, params.place),
  view: placeFormPage,
  submit: async (visit, { form: said, version }, { place }) => {
    const done = await describePlace(visit, place, said, version ?? place.version)
    return done.ok ? accept({ to: placementPaths.places, id: done.value }) : done
  },
  refusals: placeRefusals,
})

const close = form<typeof onePlace, never, typeof closeForm, PlaceModel, CloseRefusal>({
  path: placementPaths.closePlace(':place'),
  name: 'close-place',
  may: keeperRoles,
  params: onePlace,
  records: 'place.closed',
  accepts: closeForm,
  read: (visit, { params }) => showPlace(visit, params.place),
  view: closePlacePage,
  submit: async (visit, { form: said }, { place }) => {
    const done = await closePlace(visit, place, { from: said.from, until: said.until }, said.reason)
    return done.ok ? accept({ to: placementPaths.place(place.id), id: done.value }) : done
  },
  refusals: {
    'nights-taken': no(409, 'nightsTaken', 'from'),
    'ends-before-it-begins': no(422, 'endsFirst', 'until'),
    'in-the-past': no(422, 'inPast', 'from'),
  },
})

const open = form<typeof oneClosing, never, typeof nothing, PlaceModel & { readonly closing: string }, { readonly kind: 'open-already' }>({
  path: placementPaths.openPlace(':place', ':stay'),
  name: 'open-place',
  may: keeperRoles,
  params: oneClosing,
  records: 'place.opened',
  accepts: nothing,
  read: async (visit, { params }) => {
    const shown = await showPlace(visit, params.place)
    return shown && (await wasClosed(visit.tx, params.place, params.stay)) ? { ...shown, closing: params.stay } : null
  },
  view: openPlacePage,
  submit: async (visit, { params }, { place }) => {
    const done = await openPlace(visit, place, params.stay)
    return done.ok ? accept({ to: placementPaths.place(place.id), id: done.value }) : done
  },
  refusals: { 'open-already': no(409, 'openAlready') },
})

export const placeDoors: readonly Door[] = [list, add, change, close, open]

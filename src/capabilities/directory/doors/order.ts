import { accept, refuse, type Result } from '#kernel/result.ts'
import { form, type Done } from '#platform/http/door.ts'
import { changePlace, placeInOrder } from '#capabilities/directory/commands/place-in-order.ts'
import type { Placing, PlacingRefusal } from '#capabilities/directory/domain/on-call-order.ts'
import { isoDay } from '#capabilities/directory/domain/wall-clock.ts'
import { ChangedLine, Code, keepers, NewLine } from '#capabilities/directory/forms.ts'
import { changePlacePage, placePage, type ChangePlaceModel, type PlaceModel } from '#capabilities/directory/pages/place-pages.tsx'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import { findFunction, functionsServing } from '#capabilities/directory/store/functions.ts'
import { findLine } from '#capabilities/directory/store/order.ts'
import { findMunicipality } from '#capabilities/directory/store/places.ts'
import { mend } from '#capabilities/directory/words.ts'

type Typed = { place: number; hours: Placing['hours']; valid_from: string; valid_to: string | null }
const placingOf = (functionId: string, typed: Typed): Placing => ({
  functionId,
  place: typed.place,
  hours: typed.hours,
  validFrom: typed.valid_from,
  validTo: typed.valid_to,
})
const refusals = {
  'ends-before-start': mend('ends-before-start', 'valid_to'),
  'place-taken': mend('place-taken', 'place'),
  'already-there': mend('already-there', 'valid_from'),
} as const

export const placeDoor = form({
  path: '/directory/:municipality/place',
  name: 'directory-place-in-order',
  may: keepers,
  params: Code,
  records: 'directory.order-placed',
  accepts: NewLine,
  read: async (visit, { params }): Promise<(PlaceModel & { today: string }) | null> => {
    const municipality = await findMunicipality(visit.tx, params.municipality)
    const serving = await functionsServing(visit.tx, params.municipality)
    return municipality && { municipality, functions: serving.filter((each) => each.zoneId === visit.actor.zoneId), today: isoDay(visit.now) }
  },
  start: ({ today }) => ({ place: '1', hours: 'always', valid_from: today }),
  view: placePage,
  submit: async (visit, { form: typed }, { municipality, functions }): Promise<Result<Done, PlacingRefusal | { kind: 'no-such-function' }>> => {
    const found = functions.find((each) => each.id === typed.function)
    if (!found) return refuse({ kind: 'no-such-function' })
    const id = await placeInOrder(visit, municipality.code, found, placingOf(found.id, typed))
    return id.ok ? accept({ to: directoryPaths.municipality(municipality.code), id: id.value }) : id
  },
  refusals: { ...refusals, 'no-such-function': mend('no-such-function', 'function') },
})

export const orderDoor = form({
  path: '/directory/order/:id',
  name: 'directory-change-place',
  may: keepers,
  records: 'directory.order-changed',
  accepts: ChangedLine,
  read: async (visit, { params }): Promise<ChangePlaceModel | null> => {
    const line = await findLine(visit.tx, (params as { id: string }).id)
    if (line === null || line.zoneId !== visit.actor.zoneId) return null
    const found = await findFunction(visit.tx, line.functionId)
    const municipality = await findMunicipality(visit.tx, line.municipalityCode)
    return found && municipality && { line, found, municipality }
  },
  start: ({ line }) => ({ place: String(line.place), hours: line.hours, valid_from: line.validFrom, valid_to: line.validTo ?? '' }),
  view: changePlacePage,
  submit: async (visit, { form: typed, version }, { line, municipality }) => {
    const id = await changePlace(visit, line, placingOf(line.functionId, typed), typed.remove, version)
    return id.ok ? accept({ to: directoryPaths.municipality(municipality.code), id: line.id }) : id
  },
  refusals,
})

import { z } from 'zod'
import type { Visit } from '#platform/http/visit.ts'
import { freshnessOf, freshnessStates, holdsSince } from '#capabilities/directory/domain/freshness.ts'
import { entryKeepers } from '#capabilities/directory/domain/keepers.ts'
import { isHome, needsByKind, serviceNeeds, supportKinds, targetGroups, type ServiceNeed, type SupportKind } from '#capabilities/directory/domain/offers.ts'
import { isoDay } from '#capabilities/directory/domain/wall-clock.ts'
import { whereOf } from '#capabilities/directory/domain/where.ts'
import type { Searched } from '#capabilities/directory/forms/services.ts'
import { everyMunicipality, placesCalled } from '#capabilities/directory/queries/place-names.ts'
import { freshnessRules } from '#capabilities/directory/store/freshness.ts'
import { searchServices as search, servicesOnPage, wordsAsked } from '#capabilities/directory/store/service-search.ts'
import { hasRole } from '#kernel/actor.ts'

const Place = z.object({ code: z.string(), name: z.string() })
const word = z.string().optional()
const Asked = z.object({ where: word, need: word, group: word, language: word, words: word, free: word, after: word })
const Line = z.object({
  id: z.string(),
  name: z.string(),
  organisationName: z.string(),
  protected: z.boolean(),
  needs: z.array(z.enum(serviceNeeds)),
  groups: z.array(z.enum(targetGroups)),
  languages: z.array(z.string()),
  areas: z.array(z.string()),
  state: z.enum(freshnessStates),
  verifiedOn: z.string().nullable(),
  freePlaces: z.boolean(),
})
/** What the API answers of a search. `next` goes on where this page ends. */
export const FoundServices = z.object({
  asked: Asked,
  place: Place,
  /** What an unclear place can mean; empty when it is clear. */
  meant: z.array(Place),
  unknownPlace: z.boolean(),
  found: z.array(Line),
  next: z.string().nullable(),
  mayKeep: z.boolean(),
})
export type FoundServicesModel = z.output<typeof FoundServices>

const isKind = (need: string): need is SupportKind => (supportKinds as readonly string[]).includes(need)
const needsAsked = (need: ServiceNeed | SupportKind | undefined): readonly ServiceNeed[] | null =>
  need === undefined ? null : isKind(need) ? needsByKind[need] : [need]
/** Pages go on in the order in which the first one began, also when a day ends in between. */
const placeAfter = (after: string | undefined) =>
  after === undefined ? null : { holdsSince: after.slice(0, 10), rankedOn: after.slice(11, 21), id: after.slice(22) }

/** A page of services that answer what is asked, in the order of `freshnessStates`. */
export async function searchServices(visit: Visit, asked: Searched): Promise<FoundServicesModel> {
  const today = isoDay(visit.now)
  const called = asked.where === undefined ? [{ code: 'SE', name: '' }] : placesCalled(asked.where)
  const [place] = called
  const nothing = { asked, meant: [...called], found: [], next: null, mayKeep: hasRole(visit.actor, ...entryKeepers) }
  if (place === undefined || called.length > 1) return { ...nothing, place: { code: 'SE', name: '' }, unknownPlace: called.length === 0 }
  const { country, areas } = whereOf(place.code, everyMunicipality())
  const rules = await freshnessRules(visit.tx, today)
  const after = placeAfter(asked.after)
  const since = after?.holdsSince ?? holdsSince(isHome(country) ? rules.home : rules.abroad, today)
  const rows = await search(visit.tx, {
    country,
    areas,
    needs: needsAsked(asked.need),
    group: asked.group ?? null,
    language: asked.language ?? null,
    words: asked.words === undefined ? null : wordsAsked(asked.words),
    freeAt: asked.free === undefined ? null : visit.now,
    holdsSince: since,
    after,
  })
  const shown = rows.slice(0, servicesOnPage)
  const last = shown.at(-1)
  visit.note({ count: shown.length })
  return {
    ...nothing,
    place: { code: place.code, name: place.name },
    meant: [],
    unknownPlace: false,
    found: shown.map((row) => ({
      id: row.id,
      name: row.name,
      organisationName: row.organisationName,
      protected: row.protected,
      needs: [...row.needs],
      groups: [...row.groups],
      languages: [...row.languages],
      areas: [...row.areas],
      state: freshnessOf(row, isHome(row.countryCode) ? rules.home : rules.abroad, today),
      verifiedOn: row.verifiedOn,
      freePlaces: row.freeUntil !== null && row.freeUntil > visit.now,
    })),
    next: rows.length > servicesOnPage && last !== undefined ? `${since}_${last.rankedOn}_${last.id}` : null,
  }
}

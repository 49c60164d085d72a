import { z } from 'zod'
import type { Visit } from '#platform/http/visit.ts'
import { lacksByCounty, lacksOf } from '#capabilities/directory/domain/coverage.ts'
import { holdsSince } from '#capabilities/directory/domain/freshness.ts'
import { supportKinds } from '#capabilities/directory/domain/offers.ts'
import { isoDay } from '#capabilities/directory/domain/wall-clock.ts'
import { allCounties, everyMunicipality } from '#capabilities/directory/queries/place-names.ts'
import { freshnessRules } from '#capabilities/directory/store/freshness.ts'
import { servicesByCountry, supportByArea } from '#capabilities/directory/store/service-search.ts'

const counts = z.object({ housing: z.number().int(), care: z.number().int(), human: z.number().int(), occupation: z.number().int() })
/** What the API answers of what is lacking: every municipality, or those of one county. */
export const Coverage = z.object({
  county: z.string().nullable(),
  counties: z.array(z.object({ code: z.string(), name: z.string(), municipalities: z.number().int(), lacking: counts })),
  municipalities: z.array(z.object({ code: z.string(), name: z.string(), lacks: z.array(z.enum(supportKinds as [(typeof supportKinds)[number]])) })),
})
export type CoverageModel = z.output<typeof Coverage>

/** Which municipality lacks which kind of support. */
export async function showCoverage(visit: Visit, county: string | null): Promise<CoverageModel> {
  const today = isoDay(visit.now)
  const { home } = await freshnessRules(visit.tx, today)
  const all = lacksOf(everyMunicipality(), await supportByArea(visit.tx, holdsSince(home, today)))
  return {
    county,
    counties: lacksByCounty(allCounties(), all).map((each) => ({ ...each, lacking: { ...each.lacking } })),
    municipalities: all.filter((each) => county === null || each.code.startsWith(county)).map((each) => ({ ...each, lacks: [...each.lacks] })),
  }
}

/** What the API answers of other countries: those with services in use, and how many. */
export const Countries = z.object({ countries: z.array(z.object({ code: z.string(), count: z.number().int() })) })
export type CountriesModel = z.output<typeof Countries>

export async function showCountries(visit: Visit): Promise<CountriesModel> {
  const counted = await servicesByCountry(visit.tx)
  return { countries: [...counted].filter(([code]) => code !== 'SE').map(([code, count]) => ({ code, count })) }
}

import { z } from 'zod'
import { hasRole } from '#kernel/actor.ts'
import type { Visit } from '#platform/http/visit.ts'
import { dueSince, freshnessOf, freshnessStates, goodUntil, holds } from '#capabilities/directory/domain/freshness.ts'
import { entryKeepers, keepsAtHome } from '#capabilities/directory/domain/keepers.ts'
import { isHome } from '#capabilities/directory/domain/offers.ts'
import { isoDay } from '#capabilities/directory/domain/wall-clock.ts'
import { freshnessRules } from '#capabilities/directory/store/freshness.ts'
import { organisationsOfZone } from '#capabilities/directory/store/organisations.ts'
import { servicesDue } from '#capabilities/directory/store/service-search.ts'

export const AfterOrganisation = z.object({ after: z.string().max(200).optional(), id: z.uuid().optional() })

/** What the API answers of what is to be verified, and what the own zone keeps. */
export const DueServices = z.object({
  due: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      organisationName: z.string(),
      countryCode: z.string(),
      state: z.enum(freshnessStates),
      goodUntil: z.string().nullable(),
    }),
  ),
  organisations: z.array(z.object({ id: z.string(), name: z.string(), countryCode: z.string(), active: z.boolean() })),
})
export type DueServicesModel = z.output<typeof DueServices>

/** How many are listed at most. */
export const mostDue = 100

/** Services of the own zone that the one asking keeps and is to verify soon. */
export async function dueServices(visit: Visit): Promise<DueServicesModel['due']> {
  const { tx, actor } = visit
  if (!hasRole(actor, ...entryKeepers)) return []
  const today = isoDay(visit.now)
  const { home, abroad } = await freshnessRules(tx, today)
  const rows = await servicesDue(tx, actor.zoneId, keepsAtHome(actor) ? dueSince(home, today) : null, dueSince(abroad, today), mostDue)
  return rows.map((row) => {
    const rule = isHome(row.countryCode) ? home : abroad
    return {
      id: row.id,
      name: row.name,
      organisationName: row.organisationName,
      countryCode: row.countryCode,
      state: freshnessOf(row, rule, today),
      goodUntil: goodUntil(row, rule),
    }
  })
}

export async function showDue(visit: Visit, query: z.output<typeof AfterOrganisation>): Promise<DueServicesModel> {
  const after = query.after !== undefined && query.id !== undefined ? { name: query.after, id: query.id } : null
  const organisations = await organisationsOfZone(visit.tx, visit.actor.zoneId, after)
  return { due: await dueServices(visit), organisations: organisations.map(({ id, name, countryCode, active }) => ({ id, name, countryCode, active })) }
}

/** Whether something is late already: it no longer holds. */
export const someLate = (due: DueServicesModel['due']): boolean => due.some((each) => !holds(each.state))

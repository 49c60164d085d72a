import type { Visit } from '#platform/http/visit.ts'
import { freshnessOf, holds, holdsSince, type Freshness } from '#capabilities/directory/domain/freshness.ts'
import { isHome, type ServiceNeed, type TargetGroup } from '#capabilities/directory/domain/offers.ts'
import { isoDay } from '#capabilities/directory/domain/wall-clock.ts'
import { freshnessRules } from '#capabilities/directory/store/freshness.ts'
import { searchServices } from '#capabilities/directory/store/service-search.ts'
import type { Service } from '#capabilities/directory/store/services.ts'

export type ReceivingService = Service & { readonly state: Freshness; readonly holds: boolean; readonly freePlaces: boolean }

type Asked = { readonly needs?: readonly ServiceNeed[]; readonly group?: TargetGroup; readonly language?: string }

/**
 * Who can receive a person in a country, in the order of `freshnessStates`. What is gone or out of use is not there; what nobody has verified
 * is, after all that holds, and what is too old after that; both say so in `state`.
 *
 * @param country ISO code of two letters
 * @param asked any of the needs; a group and a language when they matter
 * @returns at most fifty
 */
export async function receivingServices(visit: Pick<Visit, 'tx' | 'now'>, country: string, asked: Asked = {}): Promise<readonly ReceivingService[]> {
  const today = isoDay(visit.now)
  const rules = await freshnessRules(visit.tx, today)
  const rule = isHome(country) ? rules.home : rules.abroad
  const question = {
    country,
    areas: null,
    needs: asked.needs ?? null,
    group: asked.group ?? null,
    language: asked.language ?? null,
    words: null,
    freeAt: null,
    holdsSince: holdsSince(rule, today),
    after: null,
  }
  const found = (await searchServices(visit.tx, question, 50)).map((row) => {
    const state = freshnessOf(row, rule, today)
    return { ...row, state, holds: holds(state), freePlaces: row.freeUntil !== null && row.freeUntil > visit.now }
  })
  return found.filter(({ state }) => state !== 'dead' && state !== 'inactive')
}

import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findZones } from '#capabilities/people/contract.ts'
import { groundsFor } from '#capabilities/cases/contract.ts'
import type { ConsentFacts } from '#capabilities/cooperation/domain/mode-choice.ts'
import { consentsOf } from '#capabilities/cooperation/store/consent.ts'

export type GroundChoice = { readonly code: string; readonly law: string; readonly classes: readonly string[] }
export type ModeFacts = {
  readonly consents: readonly ConsentFacts[]
  readonly grounds: readonly GroundChoice[]
  readonly others: readonly Id[]
  readonly now: Date
}

/** Grounds that are no ground for a whole meeting: the one is a consent, the other is the default. */
const notHere = new Set(['consent', 'anonymised'])

/** Grounds that hold from the own zone to every one of the others, with the classes all of them cover. */
export async function commonGrounds(visit: Visit, others: readonly Id[]): Promise<readonly GroundChoice[]> {
  const zones = await findZones(visit.tx, { ids: [visit.actor.zoneId, ...others] })
  const from = zones.find((zone) => zone.id === visit.actor.zoneId)?.kind
  const kinds = [...new Set(zones.filter((zone) => zone.id !== visit.actor.zoneId).map((zone) => zone.kind))]
  if (from === undefined || kinds.length === 0) return []
  const byKind: (readonly GroundChoice[])[] = []
  for (const kind of kinds) byKind.push((await groundsFor(visit.tx, from, kind, visit.now)).filter((ground) => !notHere.has(ground.code)))
  const [first = [], ...rest] = byKind
  return first.flatMap((ground) => {
    const same = rest.map((grounds) => grounds.find((each) => each.code === ground.code))
    if (same.some((each) => each === undefined)) return []
    return [{ code: ground.code, law: ground.law, classes: ground.classes.filter((cls) => same.every((each) => each?.classes.includes(cls))) }]
  })
}

/** What decides how a meeting may be held, given who else is asked. */
export const modeFacts = async (visit: Visit, caseId: Id, others: readonly Id[]): Promise<ModeFacts> => ({
  consents: await consentsOf(visit.tx, caseId),
  grounds: await commonGrounds(visit, others),
  others,
  now: visit.now,
})

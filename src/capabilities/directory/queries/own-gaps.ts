import type { Actor } from '#kernel/actor.ts'
import { hasRole } from '#kernel/actor.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import { firstOfEach, gapsAhead, type Gap } from '#capabilities/directory/domain/gaps.ts'
import { isoDay } from '#capabilities/directory/domain/wall-clock.ts'
import { readinessOf } from '#capabilities/directory/queries/readiness.ts'
import { functionsOfZone } from '#capabilities/directory/store/functions.ts'
import { linesOfZone } from '#capabilities/directory/store/order.ts'
import { findMunicipalities, municipalities, type Municipality } from '#capabilities/directory/store/places.ts'

export type OwnGap = Gap & { readonly municipality: Municipality }

/** The municipalities a zone serves or stands in the order of. */
async function ownMunicipalities(
  tx: Tx,
  zoneId: string,
  day: string,
): Promise<{ readonly places: readonly Municipality[]; readonly kinds: ReadonlySet<string> }> {
  const functions = (await functionsOfZone(tx, zoneId)).filter((each) => each.active)
  const lines = await linesOfZone(tx, zoneId, day)
  const areas = functions.flatMap((each) => each.areas)
  const counties = new Set(areas.filter((area) => area.length === 2))
  const inCounties = counties.size === 0 ? [] : (await municipalities(tx)).filter((place) => counties.has(place.countyCode)).map((place) => place.code)
  const codes = [...new Set([...areas.filter((area) => area.length === 4), ...inCounties, ...lines.map((line) => line.municipalityCode)])]
  return { places: await findMunicipalities(tx, codes), kinds: new Set([...functions.map((each) => each.kind), ...lines.map((line) => line.kind)]) }
}

type OwnGaps = { readonly places: readonly Municipality[]; readonly gaps: readonly OwnGap[]; readonly ofEveryFunction: boolean }

/**
 * What will be missing within a week in the municipalities the own zone serves and that have an order at all, soonest first.
 * A coordinator answers for every function; an administrator for those of the own zone.
 */
export async function ownGaps(tx: Tx, actor: Actor, now: Instant): Promise<OwnGaps> {
  const { places, kinds } = await ownMunicipalities(tx, actor.zoneId, isoDay(now))
  const readiness = await readinessOf(
    tx,
    places.map((place) => place.code),
    now,
  )
  const all = hasRole(actor, 'regional_coordinator')
  const asked = places.filter((place) => (readiness.get(place.code)?.order.length ?? 0) > 0)
  const gaps = asked
    .flatMap((municipality) => {
      const ready = readiness.get(municipality.code)
      if (ready === undefined) return []
      return firstOfEach(gapsAhead(ready, now))
        .filter((gap) => all || kinds.has(gap.kind))
        .map((gap) => ({ ...gap, municipality }))
    })
    .sort((a, b) => a.from.getTime() - b.from.getTime())
  return { places: asked, gaps, ofEveryFunction: all }
}

import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Variant } from '#capabilities/directory/domain/kinds.ts'
import { whoMustBeThere as answer, type MustBeThere } from '#capabilities/directory/domain/who-must-be-there.ts'
import { readinessOf } from '#capabilities/directory/queries/readiness.ts'
import { findMunicipality } from '#capabilities/directory/store/places.ts'

/**
 * Who must be there in a municipality at a time, for an adult, a child, or somebody whose age is not known (a child then).
 *
 * @returns `null` when there is no such municipality
 */
export async function whoMustBeThere(tx: Tx, municipalityCode: string, variant: Variant, at: Instant): Promise<readonly MustBeThere[] | null> {
  if ((await findMunicipality(tx, municipalityCode)) === null) return null
  const readiness = (await readinessOf(tx, [municipalityCode], at)).get(municipalityCode)
  return readiness === undefined ? null : answer(readiness, variant, at)
}

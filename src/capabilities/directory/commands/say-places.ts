import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { PlaceUnit } from '#capabilities/directory/domain/offers.ts'
import { sayCapacity } from '#capabilities/directory/store/service-notes.ts'
import type { Service } from '#capabilities/directory/store/services.ts'

type Said = { readonly unit: PlaceUnit; readonly available: number; readonly maximum: number | null }

/** How many places are free now. What is said last holds, for the hours the rule gives. */
export async function sayPlaces(visit: Visit, of: Service, told: Said): Promise<Result<true, { readonly kind: 'more-than-all' | 'not-in-use' }>> {
  if (of.status !== 'active') return refuse({ kind: 'not-in-use' })
  if (told.maximum !== null && told.available > told.maximum) return refuse({ kind: 'more-than-all' })
  await sayCapacity(visit.tx, of, told)
  visit.note({ object: of.id })
  return accept(true)
}

import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { ExperienceCode } from '#capabilities/directory/domain/offers.ts'
import { noteExperience as note } from '#capabilities/directory/store/service-notes.ts'
import type { Service } from '#capabilities/directory/store/services.ts'

/** How it went with a service: codes and the month, joined to no case. Said again by the same person it only becomes newer. */
export async function noteExperience(visit: Visit, of: Service, codes: readonly ExperienceCode[]): Promise<Result<true, { readonly kind: 'nothing-said' }>> {
  if (codes.length === 0) return refuse({ kind: 'nothing-said' })
  await note(visit.tx, of.id, codes)
  visit.note({ object: of.id, count: codes.length })
  return accept(true)
}

import { isPublicLanguage } from '#kernel/public-language.ts'
import type { Asked } from '#capabilities/information/domain/where.ts'
import { needs, publicHours } from '#capabilities/information/domain/codes.ts'

/** Reads what somebody asked of where to turn; null when the place is missing. What is not understood is not asked for. */
export function readAsked(fields: Readonly<Record<string, unknown>>): (Asked & { readonly place: string }) | null {
  const place = fields['place']
  if (typeof place !== 'string' || !/^\d{4}$/.test(place)) return null
  const spoken = fields['spoken']
  return {
    place,
    need: needs.find((need) => need === fields['need']) ?? null,
    hours: publicHours.find((hours) => hours === fields['when']) ?? null,
    spoken: isPublicLanguage(spoken) ? spoken : null,
  }
}

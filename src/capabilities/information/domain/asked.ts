import { isPublicLanguage } from '#kernel/public-language.ts'
import { everywhere, type Asked } from '#capabilities/information/domain/where.ts'
import { needs, publicHours } from '#capabilities/information/domain/codes.ts'

/** Reads what somebody asked of where to turn; null when the place can be none. Without a place it is all of Sweden. What is not understood is not asked for. */
export function readAsked(fields: Readonly<Record<string, unknown>>): (Asked & { readonly place: string }) | null {
  const place = fields['place'] === undefined || fields['place'] === '' ? everywhere : fields['place']
  if (typeof place !== 'string' || !/^(?:SE|\d{2}|\d{4})$/.test(place)) return null
  const spoken = fields['spoken']
  return {
    place,
    need: needs.find((need) => need === fields['need']) ?? null,
    hours: publicHours.find((hours) => hours === fields['when']) ?? null,
    spoken: isPublicLanguage(spoken) ? spoken : null,
  }
}

import { accept, refuse, type Result } from '#kernel/result.ts'
import {
  isHome,
  type MeetingWay,
  type NeededDocument,
  type ServiceHours,
  type ServiceNeed,
  type ServiceStatus,
  type TargetGroup,
} from '#capabilities/directory/domain/offers.ts'
import type { Opening } from '#capabilities/directory/domain/opening.ts'

/** A named function that answers, never a person. */
export type ContactPoint = { readonly title: string; readonly phone: string | null; readonly email: string | null }

export type OfferedService = {
  readonly protected: boolean
  readonly name: string
  readonly description: string | null
  readonly website: string | null
  readonly status: ServiceStatus
  readonly needs: readonly ServiceNeed[]
  readonly groups: readonly TargetGroup[]
  /** Codes of `#kernel/spoken-language.ts`. */
  readonly languages: readonly string[]
  readonly documents: readonly NeededDocument[]
  /** At home `SE`, counties and municipalities; abroad the country. */
  readonly areas: readonly string[]
  readonly hours: ServiceHours
  readonly openings: readonly Opening[]
  readonly minimumAge: number | null
  readonly maximumAge: number | null
  readonly eligibility: string | null
  readonly howToReach: string | null
  readonly fees: string | null
  readonly interpretation: boolean
  readonly meets: MeetingWay
  readonly contact: ContactPoint | null
}
export type OfferRefusal = {
  readonly kind:
    | 'holds-contact'
    | 'place-of-protected'
    | 'contact-of-protected'
    | 'protected-serves-municipality'
    | 'no-such-area'
    | 'serves-nobody'
    | 'answers-nothing'
    | 'for-nobody'
    | 'ages-turned'
    | 'no-hours'
}
export type ContactRefusal = { readonly kind: 'contact-without-title' | 'title-without-contact' }

/** Something that looks like a number to call, an address of mail or of the net. */
const contact = /@|https?:|www\.|\d[\d\s().-]{4,}\d/i
/** A street with a number, a box, a postal code: where somebody lives. */
const street =
  /\p{L}(?:gatan?|väg(?:en)?|gränd(?:en)?|torg(?:et)?|street|road|avenue|platsen|backen?|stig(?:en)?|allén?)\s*\d|\b(?:gatan|vägen|gränden?|torget|backen|stigen|street|road|avenue|strada|str\.|box)\s*\d|\b\d{3} ?\d{2} \p{Lu}/iu
const holds = (pattern: RegExp, words: readonly (string | null)[]): boolean => words.some((each) => each !== null && pattern.test(each))
export const tellsStreet = (words: readonly (string | null)[]): boolean => holds(street, words)

/** A contact is a named function with a number or an address of mail; or there is none. */
export function contactPoint(title: string | null, phone: string | null, email: string | null): Result<ContactPoint | null, ContactRefusal> {
  if (phone === null && email === null) return title === null ? accept(null) : refuse({ kind: 'title-without-contact' })
  return title === null ? refuse({ kind: 'contact-without-title' }) : accept({ title, phone, email })
}

function serves(wish: OfferedService, country: string, known: ReadonlySet<string>): Result<readonly string[], OfferRefusal> {
  if (!isHome(country)) return accept([country])
  const areas = [...new Set(wish.areas)].sort()
  if (areas.length === 0) return refuse({ kind: 'serves-nobody' })
  if (areas.some((area) => area !== 'SE' && !known.has(area))) return refuse({ kind: 'no-such-area' })
  if (wish.protected && areas.some((area) => area.length === 4)) return refuse({ kind: 'protected-serves-municipality' })
  if (areas.includes('SE')) return accept(['SE'])
  return accept(areas.filter((area) => area.length === 2 || !areas.includes(area.slice(0, 2))))
}

function refusalOf(wish: OfferedService): OfferRefusal | null {
  const told = [wish.name, wish.description, wish.eligibility, wish.howToReach, wish.fees]
  if (holds(contact, told.slice(0, 3))) return { kind: 'holds-contact' }
  if (wish.protected && (wish.meets !== 'virtual' || holds(street, told) || holds(contact, told))) return { kind: 'place-of-protected' }
  if (wish.protected && (wish.contact !== null || wish.website !== null)) return { kind: 'contact-of-protected' }
  if (wish.needs.length === 0) return { kind: 'answers-nothing' }
  if (wish.groups.length === 0) return { kind: 'for-nobody' }
  if (wish.minimumAge !== null && wish.maximumAge !== null && wish.maximumAge < wish.minimumAge) return { kind: 'ages-turned' }
  return wish.hours === 'scheduled' && wish.openings.length === 0 ? { kind: 'no-hours' } : null
}

/**
 * A service as it may stand in the directory. A protected one tells no place: it is met virtually, has no contact of its own, and serves
 * counties or the country, never one municipality.
 *
 * @param known codes of counties and municipalities
 */
export function offerService(wish: OfferedService, country: string, known: ReadonlySet<string>): Result<OfferedService, OfferRefusal> {
  const refusal = refusalOf(wish)
  if (refusal) return refuse(refusal)
  const areas = serves(wish, country, known)
  return areas.ok ? accept({ ...wish, areas: areas.value, openings: wish.hours === 'scheduled' ? wish.openings : [] }) : areas
}

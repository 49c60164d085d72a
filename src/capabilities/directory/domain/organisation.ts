import { accept, refuse, type Result } from '#kernel/result.ts'
import { refusalOfDescribed, type HiddenAddress, type Standing } from '#capabilities/directory/domain/hidden-place.ts'
import { contactPoint, type ContactPoint } from '#capabilities/directory/domain/service.ts'

export type ReachRefusal = { readonly kind: 'not-a-website' | 'not-an-email' | 'not-a-phone' }
type Reached = { readonly website: string | null; readonly email: string | null; readonly phone: string | null }

/** The net, mail and telephone as they can be written on paper and called. */
export function reachable({ website, email, phone }: Reached): ReachRefusal | null {
  if (website !== null && !/^https?:\/\/[^\s/]+\.[^\s]+$/.test(website)) return { kind: 'not-a-website' }
  if (email !== null && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) return { kind: 'not-an-email' }
  return phone === null || /^[+0-9][0-9 ()/-]{1,30}$/.test(phone) ? null : { kind: 'not-a-phone' }
}

type Told = {
  readonly name: string
  readonly alternateName: string | null
  readonly description: string
  readonly website: string | null
  readonly email: string | null
}
type Place = { readonly address: string | null; readonly city: string | null; readonly region: string | null; readonly postalCode: string | null }
export type WholePlace = { readonly address: string; readonly city: string; readonly region: string; readonly postalCode: string }
export type OrganisationRefusal =
  | { readonly kind: 'holds-contact' | 'half-address' | 'not-abroad' | 'contact-without-title' | 'title-without-contact' }
  | ReachRefusal
  | HiddenAddress

const contact = /@|https?:|www\.|\d[\d\s().-]{4,}\d/i

/** An address is whole, or there is none. */
export function placeOf({ address, city, region, postalCode }: Place): Result<WholePlace | null, { readonly kind: 'half-address' }> {
  if (address === null && city === null) return region === null && postalCode === null ? accept(null) : refuse({ kind: 'half-address' })
  if (address === null || city === null) return refuse({ kind: 'half-address' })
  return accept({ address, city, region: region ?? '', postalCode: postalCode ?? '' })
}

export type Described = { readonly contact: ContactPoint | null; readonly place: WholePlace | null }

/** What may stand about an organisation: its words hold no numbers, its contact is a function, its address is whole; one that hides its place has none. */
export function describeOrganisation(
  told: Told,
  place: Place,
  answers: { readonly title: string | null; readonly phone: string | null; readonly email: string | null },
  standing: Omit<Standing, 'isPlaced'>,
): Result<Described, OrganisationRefusal> {
  if (contact.test(told.name) || contact.test(told.alternateName ?? '') || contact.test(told.description)) return refuse({ kind: 'holds-contact' })
  const unreachable =
    reachable({ website: told.website, email: told.email, phone: answers.phone }) ?? reachable({ website: null, email: answers.email, phone: null })
  if (unreachable) return refuse(unreachable)
  const contactTold = contactPoint(answers.title, answers.phone, answers.email)
  if (!contactTold.ok) return contactTold
  const whole = placeOf(place)
  if (!whole.ok) return whole
  const hidden = refusalOfDescribed(standing, whole.value !== null, [told.name, told.alternateName, told.description, answers.title])
  return hidden ? refuse(hidden) : accept({ contact: contactTold.value, place: whole.value })
}

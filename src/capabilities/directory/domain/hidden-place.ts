import { tellsStreet } from '#capabilities/directory/domain/service.ts'

/**
 * How an organisation stands to places. `hides`: it has a protected service, or a shelter keeps it, and then it has no place but a virtual one.
 * `isPlaced`: it has a place that can be found.
 */
export type Standing = { readonly hides: boolean; readonly ofShelter: boolean; readonly isPlaced: boolean }
type StreetRefusal = { readonly kind: 'street-of-hidden' | 'street-of-shelter' }
export type HiddenAddress = StreetRefusal | { readonly kind: 'address-of-hidden' | 'address-of-shelter' }
export type HiddenOffer = StreetRefusal | { readonly kind: 'there-of-hidden' | 'there-of-shelter' | 'protected-of-placed' }

type Said = readonly (string | null)[]

/** Why an organisation may not be described so; `null` when it may. */
export function refusalOfDescribed({ hides, ofShelter }: Omit<Standing, 'isPlaced'>, hasAddress: boolean, words: Said): HiddenAddress | null {
  if (!hides) return null
  if (hasAddress) return { kind: ofShelter ? 'address-of-shelter' : 'address-of-hidden' }
  return tellsStreet(words) ? { kind: ofShelter ? 'street-of-shelter' : 'street-of-hidden' } : null
}

/** Why it may not offer a service so. `others`: what the organisation and its other services say already. */
export function refusalOfOffered(
  { hides, ofShelter, isPlaced }: Standing,
  wish: { readonly protected: boolean; readonly meets: string },
  words: Said,
  others: Said,
): HiddenOffer | null {
  if (wish.protected) return isPlaced || (!hides && tellsStreet(others)) ? { kind: 'protected-of-placed' } : null
  if (!hides) return null
  if (wish.meets === 'there') return { kind: ofShelter ? 'there-of-shelter' : 'there-of-hidden' }
  return tellsStreet(words) ? { kind: ofShelter ? 'street-of-shelter' : 'street-of-hidden' } : null
}

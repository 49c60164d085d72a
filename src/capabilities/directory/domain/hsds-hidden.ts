import type { EntryLocation, EntryOrganisation, KeptOrganisation } from '#capabilities/directory/domain/hsds-entries.ts'
import type { RowReader } from '#capabilities/directory/domain/hsds-faults.ts'
import type { RowPile } from '#capabilities/directory/domain/hsds-rows.ts'
import { tellsStreet } from '#capabilities/directory/domain/service.ts'

export type ReadLocation = { readonly location: EntryLocation; readonly reader: RowReader }
/**
 * How an organisation of a file is taken, where a protected place could be found by way of it.
 *
 * `open`: nothing is protected. `hides`: it has a protected service or a shelter keeps it, so it has no place but virtual ones without a name.
 * `placed`: the directory says where it is, so the protected services of the file are refused and its places stay as they are.
 */
export type Hiding = 'open' | 'hides' | 'placed'

type Worded = { readonly name: string; readonly description: string | null; readonly eligibility?: string | null; readonly howToReach?: string | null } & {
  readonly alternateName?: string | null
  readonly fees?: string | null
  readonly contacts: readonly { readonly title: string }[]
}
/** Whether a street with a number, a box or a postal code stands in the words of an entry. */
export const saysStreet = (one: Worded): boolean =>
  tellsStreet([
    one.name,
    one.alternateName ?? null,
    one.description,
    one.eligibility ?? null,
    one.howToReach ?? null,
    one.fees ?? null,
    ...one.contacts.map((each) => each.title),
  ])

const isPlace = (one: EntryLocation): boolean => one.kind !== 'virtual'

export function hidingOf(before: KeptOrganisation | undefined, isNewOfShelter: boolean, saysProtected: boolean): Hiding {
  if (before ? before.hidesPlace : isNewOfShelter) return 'hides'
  if (!saysProtected) return 'open'
  const isFound = before && (before.locations.some(isPlace) || [before, ...before.services].some(saysStreet))
  return isFound === true ? 'placed' : 'hides'
}

/** The places that are taken; every other one is refused. */
export function placesTaken(
  pile: RowPile,
  hiding: Hiding,
  told: ReadonlyMap<string, ReadLocation>,
  before: KeptOrganisation | undefined,
): EntryOrganisation['locations'] {
  const all = [...told.values()]
  if (hiding === 'open') return all.map((each) => each.location)
  const staying = new Map((hiding === 'placed' ? (before?.locations ?? []) : []).map((each) => [each.id, each]))
  for (const { location, reader } of all) {
    if (!isPlace(location) || staying.has(location.id)) continue
    reader.wrong('address-of-hidden', 'location_type')
    pile.refuse(reader)
  }
  const virtual = all.flatMap(({ location }) => (isPlace(location) || staying.has(location.id) ? [] : [{ ...location, name: null }]))
  return [...staying.values(), ...virtual]
}

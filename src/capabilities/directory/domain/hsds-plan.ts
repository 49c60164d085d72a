import type { EntryLocation, EntryOrganisation, EntryService, KeptOrganisation, KeptService } from '#capabilities/directory/domain/hsds-entries.ts'
import type { WantedOrganisation, WantedService } from '#capabilities/directory/domain/hsds-wanted.ts'
import type { RowReader } from '#capabilities/directory/domain/hsds-faults.ts'
import { isHome } from '#capabilities/directory/domain/offers.ts'
import type { RefusedRow, RowReason } from '#capabilities/directory/domain/hsds-values.ts'

export const planStates = ['added', 'changed', 'unchanged'] as const
export type PlanState = (typeof planStates)[number]

export type PlannedService = { readonly state: PlanState; readonly fields: readonly string[]; readonly told: EntryService; readonly before: KeptService | null }
/** What an import does to one organisation. `told` is what it will be; `others` are services of it that the file does not speak of. */
export type PlannedOrganisation = {
  readonly state: PlanState
  readonly fields: readonly string[]
  readonly told: EntryOrganisation
  readonly before: KeptOrganisation | null
  readonly services: readonly PlannedService[]
  readonly others: readonly KeptService[]
}
export type Plan = { readonly organisations: readonly PlannedOrganisation[]; readonly refused: readonly RefusedRow[] }

/** Who imports: an entry of another zone is never changed, and some keep entries abroad only. */
export type Importer = { readonly zoneId: string; readonly keepsHome: boolean }
export type Standing = {
  readonly kept: ReadonlyMap<string, KeptOrganisation>
  /** Whose a service or a place is, when it is there. */
  readonly serviceOwners: ReadonlyMap<string, string>
  readonly placeOwners: ReadonlyMap<string, string>
  /** An id for a place whose own id is somebody else's already; the same each time. */
  readonly otherId: (organisationId: string, locationId: string) => string
}

const plain = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll(/\r\n?/g, '\n').trim() : Array.isArray(value) ? value.map(plain) : value
const sorted = (values: readonly unknown[]): readonly string[] => values.map((value) => JSON.stringify(value)).sort()
const location = ({ id, kind, name, address }: EntryLocation) => [
  id,
  kind,
  name,
  address && [address.address1, address.city, address.stateProvince, address.postalCode, address.latitude, address.longitude],
]

/** What is compared of an organisation, and of a service. Its order of lists says nothing, save that of contacts. */
const organisationFields: Readonly<Record<string, (one: EntryOrganisation) => unknown>> = {
  kind: (one) => one.kind,
  name: (one) => one.name,
  alternateName: (one) => one.alternateName,
  description: (one) => one.description,
  website: (one) => one.website,
  email: (one) => one.email,
  contacts: (one) => one.contacts.map((each) => [each.title, each.phone, each.phoneType, each.email]),
  locations: (one) => sorted(one.locations.map(location)),
}
const serviceFields: Readonly<Record<string, (one: EntryService) => unknown>> = {
  name: (one) => one.name,
  description: (one) => one.description,
  website: (one) => one.website,
  status: (one) => one.status,
  needs: (one) => sorted(one.needs),
  groups: (one) => sorted(one.groups),
  languages: (one) => sorted(one.languages),
  documents: (one) => sorted(one.documents),
  areas: (one) => sorted(one.areas),
  hours: (one) => [
    one.hours,
    one.hours === 'scheduled' ? sorted(one.schedules.map((each) => [each.byday, each.opensAt, each.closesAt, each.validFrom, each.validTo])) : [],
  ],
  ages: (one) => [one.minimumAge, one.maximumAge],
  eligibility: (one) => one.eligibility,
  howToReach: (one) => one.howToReach,
  fees: (one) => one.fees,
  interpretation: (one) => one.interpretation,
  contacts: (one) => one.contacts.map((each) => [each.title, each.phone, each.phoneType, each.email]),
  places: (one) => sorted(one.locationIds),
}

function differing<One>(fields: Readonly<Record<string, (one: One) => unknown>>, told: One, before: One): readonly string[] {
  return Object.keys(fields).filter((name) => JSON.stringify(plain(fields[name]?.(told))) !== JSON.stringify(plain(fields[name]?.(before))))
}
const stateOf = (before: unknown, fields: readonly string[]): PlanState => (before === null ? 'added' : fields.length > 0 ? 'changed' : 'unchanged')

/** Places whose ids are somebody else's get one of their own; places of services stay where the file does not speak of them. */
function settled(wanted: WantedOrganisation, others: readonly KeptService[], before: KeptOrganisation | null, standing: Standing): WantedOrganisation {
  const idOf = (id: string): string => ((standing.placeOwners.get(id) ?? wanted.id) === wanted.id ? id : standing.otherId(wanted.id, id))
  const told = wanted.locations.map((each) => ({ ...each, id: idOf(each.id) }))
  const used = new Set([...others, ...wanted.services].flatMap((service) => service.locationIds))
  const staying = (before?.locations ?? []).filter((each) => used.has(each.id) && !told.some((one) => one.id === each.id))
  return { ...wanted, locations: [...told, ...staying], services: wanted.services.map((each) => ({ ...each, locationIds: each.locationIds.map(idOf) })) }
}

/** Why somebody may not change an organisation; `null` when she may. */
function refusalOf(told: EntryOrganisation, before: KeptOrganisation | null, importer: Importer): RowReason | null {
  if (before && before.zoneId !== importer.zoneId) return 'kept-by-another'
  if (before && before.country !== told.country) return 'country-changed'
  return isHome(told.country) && !importer.keepsHome ? 'not-yours-to-keep' : null
}

type Sorter = { readonly refuse: (reader: RowReader, reason: RowReason) => void }

function planServices(
  wanted: WantedOrganisation,
  before: KeptOrganisation | null,
  refusal: RowReason | null,
  standing: Standing,
  { refuse }: Sorter,
): readonly PlannedService[] {
  return wanted.services.flatMap((service: WantedService) => {
    const owner = standing.serviceOwners.get(service.id)
    if (owner !== undefined && owner !== wanted.id) {
      refuse(service.reader, 'other-organisation')
      return []
    }
    const { reader, organisationId: _, ...told } = service
    const held = before?.services.find((each) => each.id === service.id) ?? null
    const fields = held ? differing(serviceFields, told, held) : []
    const state = stateOf(held, fields)
    if (state !== 'unchanged' && refusal !== null) {
      refuse(reader, refusal)
      return []
    }
    return [{ state, fields, told, before: held }]
  })
}

/** What an import would do. It never takes anything away: what the file does not speak of stays as it is. */
export function planOf(wanted: readonly WantedOrganisation[], refusedBefore: readonly RefusedRow[], standing: Standing, importer: Importer): Plan {
  const refused = [...refusedBefore]
  const refuse = (reader: RowReader, reason: RowReason): void => void refused.push(reader.refused({ reason }))
  const organisations = wanted.flatMap((one): readonly PlannedOrganisation[] => {
    const before = standing.kept.get(one.id) ?? null
    const spoken = new Set(one.services.map((service) => service.id))
    const others = (before?.services ?? []).filter((service) => !spoken.has(service.id))
    const { reader, services: _, ...rest } = settled(one, others, before, standing)
    const told: EntryOrganisation = rest
    const fields = before ? differing(organisationFields, told, before) : []
    const state = stateOf(before, fields)
    const refusal = refusalOf(told, before, importer)
    const planned = planServices(settled(one, others, before, standing), before, refusal, standing, { refuse })
    if (refusal !== null && state !== 'unchanged') {
      refuse(reader, refusal)
      return []
    }
    return [{ state, fields, told, before, services: planned, others }]
  })
  return { organisations, refused }
}

/** How many entries are added, changed and left as they are. */
export function countStates(plan: Plan): Readonly<Record<PlanState, number>> {
  const states = plan.organisations.flatMap((one) => [one.state, ...one.services.map((service) => service.state)])
  const count = (state: PlanState): number => states.filter((each) => each === state).length
  return { added: count('added'), changed: count('changed'), unchanged: count('unchanged') }
}

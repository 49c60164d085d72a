import type { Id } from '#kernel/id.ts'

/** A named function that answers, never a person. */
export type EntryContact = {
  readonly title: string
  readonly phone: string | null
  readonly phoneType: string | null
  readonly email: string | null
}
export type EntryAddress = {
  readonly address1: string
  readonly city: string
  readonly stateProvince: string
  readonly postalCode: string
  readonly latitude: number | null
  readonly longitude: number | null
}
/** Where something is. A virtual place has no address. */
export type EntryLocation = {
  readonly id: Id
  readonly kind: 'physical' | 'postal' | 'virtual'
  readonly name: string | null
  readonly address: EntryAddress | null
}
/** Opening hours: days as `MO`, times as `08:00` on the wall where the service is. */
export type EntrySchedule = {
  readonly byday: readonly string[]
  readonly opensAt: string
  readonly closesAt: string
  readonly validFrom: string | null
  readonly validTo: string | null
}
export type EntryService = {
  readonly id: Id
  readonly isProtected: boolean
  readonly name: string
  readonly description: string | null
  readonly website: string | null
  readonly status: string
  readonly needs: readonly string[]
  readonly groups: readonly string[]
  readonly languages: readonly string[]
  readonly documents: readonly string[]
  readonly areas: readonly string[]
  readonly hours: string
  readonly minimumAge: number | null
  readonly maximumAge: number | null
  readonly eligibility: string | null
  readonly howToReach: string | null
  readonly fees: string | null
  readonly interpretation: boolean
  readonly schedules: readonly EntrySchedule[]
  readonly contacts: readonly EntryContact[]
  readonly locationIds: readonly Id[]
}
export type EntryOrganisation = {
  readonly id: Id
  readonly country: string
  readonly kind: string
  readonly name: string
  readonly alternateName: string | null
  readonly description: string
  readonly website: string | null
  readonly email: string | null
  readonly contacts: readonly EntryContact[]
  readonly locations: readonly EntryLocation[]
}

/** What the directory holds beside: who keeps it, how new it is, and what is said of free places. */
export type KeptService = EntryService & {
  readonly version: number
  readonly verifiedOn: string | null
  readonly changedAt: Date
  readonly capacities: readonly { readonly unit: string; readonly available: number; readonly maximum: number | null; readonly saidAt: Date }[]
}
export type KeptOrganisation = EntryOrganisation & {
  readonly zoneId: Id
  /** It has no place but a virtual one: of a protected service, or because a shelter keeps it. */
  readonly hidesPlace: boolean
  readonly version: number
  readonly services: readonly KeptService[]
}

/** What the codes of a file are held against. */
export type KnownCodes = Readonly<Record<'country' | 'kind' | 'need' | 'group' | 'hours' | 'language' | 'document' | 'area', ReadonlySet<string>>>

/** HSDS writes what we write with a low line. */
export const statusOut = (status: string): string => status.replaceAll('_', ' ')
export const statusIn = (words: string): string => words.toLowerCase().replaceAll(' ', '_')
export const statuses = ['active', 'inactive', 'temporarily_closed', 'defunct'] as const

/** The lists of terms that HSDS has no field for. */
export const taxonomies = {
  country: { name: 'iso-3166-1', description: 'Country in which the organisation works (ISO 3166-1 alpha-2)' },
  kind: { name: 'lilja-organisation-kind', description: 'Kind of organisation' },
  need: { name: 'lilja-need', description: 'What a service gives' },
  group: { name: 'lilja-target-group', description: 'For whom a service is' },
  hours: { name: 'lilja-hours', description: 'When a service answers' },
  protection: { name: 'lilja-protection', description: 'Whether where a service is must not be known' },
} as const
export type Taxonomy = keyof typeof taxonomies
export const protectedCode = 'protected'

/** A document that is asked for, as a name that machines keep. */
export const documentUri = (code: string): string => `urn:lilja:document:${code}`
export const documentIn = (uri: string): string | null => /^urn:lilja:document:([a-z_]+)$/.exec(uri)?.[1] ?? null

/** HSDS asks for a region and a postal code; where there is none, this stands. */
export const unsaid = '-'

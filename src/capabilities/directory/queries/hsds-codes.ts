import { createHash } from 'node:crypto'
import { languageNames, spokenLanguages } from '#kernel/spoken-language.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { EntryContact, KeptOrganisation, KnownCodes } from '#capabilities/directory/domain/hsds-entries.ts'
import type { Naming } from '#capabilities/directory/domain/hsds-export.ts'
import { functionNamed, isContactFunction, type ContactFunction } from '#capabilities/directory/domain/contact-function.ts'
import { neededDocuments, organisationKinds, serviceHours, serviceNeeds, targetGroups } from '#capabilities/directory/domain/offers.ts'
import { isoCountries } from '#capabilities/directory/reference/countries.ts'
import { counties, municipalities } from '#capabilities/directory/store/places.ts'
import { serviceWords } from '#capabilities/directory/words.services.ts'

/** The same words give the same id, in every export of every installation (a UUID of version 8, of SHA-256). */
export function idOf(...parts: readonly string[]): string {
  const hex = createHash('sha256')
    .update(JSON.stringify(['hsds/v1', ...parts]))
    .digest('hex')
  const variant = ((parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The codes that an entry can be given. */
export async function knownCodes(tx: Tx): Promise<KnownCodes> {
  const places = [...(await counties(tx)), ...(await municipalities(tx))]
  return {
    country: new Set(isoCountries.map((country) => country.code)),
    kind: new Set(organisationKinds),
    need: new Set(serviceNeeds),
    group: new Set(targetGroups),
    hours: new Set(serviceHours),
    language: new Set(spokenLanguages),
    document: new Set(neededDocuments),
    area: new Set(['SE', ...places.map((place) => place.code)]),
  }
}

/** What codes are called in what leaves: in English, which those who receive it read. */
export async function namingFor(tx: Tx): Promise<Naming> {
  const places = [...(await counties(tx)), ...(await municipalities(tx))].map((place) => [place.code, place.name] as const)
  const countries = isoCountries.map((country) => [country.code, country.nameEn] as const)
  const t = serviceWords.en
  const named: Readonly<Record<Parameters<Naming['say']>[0], Readonly<Record<string, string>>>> = {
    country: Object.fromEntries(countries),
    area: Object.fromEntries([...countries, ...places]),
    kind: t.organisations,
    need: t.needs,
    group: t.groups,
    hours: t.hours,
    protection: { protected: 'Protected' },
    language: languageNames('en'),
    document: t.documents,
    unit: t.units,
  }
  return { idOf, say: (list, code) => named[list][code] ?? code }
}

const called = [serviceWords.sv.contactFunctions, serviceWords.en.contactFunctions]
/** The function that a title names; `null` when it is none of ours. */
export const functionOf = (title: string): ContactFunction | null => functionNamed(title, called)
/** What a function is called in what leaves. Words that were held before there were functions do not leave. */
export const titleOf = (title: string): string => serviceWords.en.contactFunctions[isContactFunction(title) ? title : 'contact']

const titled = (contact: EntryContact): EntryContact => ({ ...contact, title: titleOf(contact.title) })
/** An organisation as it is told outside: who answers by its words. */
export const toldOutside = (one: KeptOrganisation): KeptOrganisation => ({
  ...one,
  contacts: one.contacts.map(titled),
  services: one.services.map((service) => ({ ...service, contacts: service.contacts.map(titled) })),
})

import type { Language } from '#kernel/language.ts'
import { findPlaces } from '#capabilities/directory/domain/where.ts'
import { isoCountries } from '#capabilities/directory/reference/countries.ts'
import { countiesOfSweden, municipalitiesOfSweden, type Place } from '#capabilities/directory/store/reference/places.ts'

/** What places are called, as the program knows them: no question to the database. */
const counties = countiesOfSweden()
const municipalities = municipalitiesOfSweden()
const homeNames = new Map([...counties, ...municipalities].map((each) => [each.code, each.name]))
const countryNames = new Map(isoCountries.map((each) => [each.code, { sv: each.nameSv, en: each.nameEn }]))

/** A country's name. A code that is no country is said as it stands. */
export const sayCountry = (code: string, language: Language): string => countryNames.get(code)?.[language] ?? code
/** The name of a municipality, a county or a country. */
export const sayPlace = (code: string, language: Language): string => homeNames.get(code) ?? sayCountry(code, language)

export const allCounties = (): readonly Place[] => counties
export const municipalitiesIn = (county: string): readonly Place[] => municipalities.filter((each) => each.code.startsWith(county))
export const everyMunicipality = (): readonly Place[] => municipalities
const known = { counties, municipalities, countries: isoCountries }
export const placesCalled = (words: string): readonly Place[] => findPlaces(words, known)

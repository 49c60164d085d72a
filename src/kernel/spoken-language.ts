import type { InLanguages, Language } from '#kernel/language.ts'

/**
 * Languages people speak with us, by ISO 639-3 (`mis`: another one), with their names. One list, so that what was noted in a call can be
 * said again in a consent. The most spoken on the line first, the rest by name.
 */
const names = {
  swe: { sv: 'svenska', en: 'Swedish' },
  eng: { sv: 'engelska', en: 'English' },
  ron: { sv: 'rumänska', en: 'Romanian' },
  bul: { sv: 'bulgariska', en: 'Bulgarian' },
  hun: { sv: 'ungerska', en: 'Hungarian' },
  rmn: { sv: 'romani', en: 'Romani' },
  sqi: { sv: 'albanska', en: 'Albanian' },
  srp: { sv: 'serbiska, bosniska, kroatiska', en: 'Serbian, Bosnian, Croatian' },
  pol: { sv: 'polska', en: 'Polish' },
  ukr: { sv: 'ukrainska', en: 'Ukrainian' },
  rus: { sv: 'ryska', en: 'Russian' },
  lit: { sv: 'litauiska', en: 'Lithuanian' },
  lav: { sv: 'lettiska', en: 'Latvian' },
  est: { sv: 'estniska', en: 'Estonian' },
  kat: { sv: 'georgiska', en: 'Georgian' },
  ara: { sv: 'arabiska', en: 'Arabic' },
  fas: { sv: 'persiska', en: 'Persian' },
  prs: { sv: 'dari', en: 'Dari' },
  pus: { sv: 'pashto', en: 'Pashto' },
  kmr: { sv: 'nordkurdiska', en: 'Northern Kurdish' },
  ckb: { sv: 'sydkurdiska', en: 'Central Kurdish' },
  tur: { sv: 'turkiska', en: 'Turkish' },
  som: { sv: 'somaliska', en: 'Somali' },
  tir: { sv: 'tigrinska', en: 'Tigrinya' },
  amh: { sv: 'amhariska', en: 'Amharic' },
  swa: { sv: 'swahili', en: 'Swahili' },
  lin: { sv: 'lingala', en: 'Lingala' },
  yor: { sv: 'yoruba', en: 'Yoruba' },
  ibo: { sv: 'igbo', en: 'Igbo' },
  bin: { sv: 'edo', en: 'Edo' },
  hau: { sv: 'hausa', en: 'Hausa' },
  tha: { sv: 'thailändska', en: 'Thai' },
  vie: { sv: 'vietnamesiska', en: 'Vietnamese' },
  cmn: { sv: 'kinesiska', en: 'Chinese' },
  mon: { sv: 'mongoliska', en: 'Mongolian' },
  tgl: { sv: 'tagalog', en: 'Tagalog' },
  urd: { sv: 'urdu', en: 'Urdu' },
  hin: { sv: 'hindi', en: 'Hindi' },
  ben: { sv: 'bengali', en: 'Bengali' },
  uzb: { sv: 'uzbekiska', en: 'Uzbek' },
  spa: { sv: 'spanska', en: 'Spanish' },
  por: { sv: 'portugisiska', en: 'Portuguese' },
  fra: { sv: 'franska', en: 'French' },
  ita: { sv: 'italienska', en: 'Italian' },
  deu: { sv: 'tyska', en: 'German' },
  ell: { sv: 'grekiska', en: 'Greek' },
  fin: { sv: 'finska', en: 'Finnish' },
  swl: { sv: 'svenskt teckenspråk', en: 'Swedish Sign Language' },
  mis: { sv: 'ett annat språk', en: 'another language' },
} as const satisfies Readonly<Record<string, InLanguages<string>>>

export type SpokenLanguage = keyof typeof names
export const spokenLanguages = Object.keys(names) as unknown as readonly [SpokenLanguage, ...SpokenLanguage[]]
const namesIn = (language: Language): Readonly<Record<SpokenLanguage, string>> =>
  Object.fromEntries(spokenLanguages.map((code) => [code, names[code][language]])) as Record<SpokenLanguage, string>
const byLanguage: InLanguages<Readonly<Record<SpokenLanguage, string>>> = { sv: namesIn('sv'), en: namesIn('en') }
/** The names by code, in one language. */
export const languageNames = (language: Language): Readonly<Record<SpokenLanguage, string>> => byLanguage[language]

/** A language by its code: one that is not in the list by the name the machine knows, and what is no code as it stands. */
export const sayLanguageName = (code: string, language: Language): string => {
  if (Object.hasOwn(names, code)) return names[code as SpokenLanguage][language]
  return /^[a-z]{3}$/.test(code) ? (new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(code) ?? code) : code
}

/** Codes that a page must write with two letters (BCP 47: the shortest there is). */
const shorter: Readonly<Partial<Record<SpokenLanguage, string>>> = {
  swe: 'sv',
  eng: 'en',
  ron: 'ro',
  bul: 'bg',
  hun: 'hu',
  sqi: 'sq',
  srp: 'sr',
  pol: 'pl',
  ukr: 'uk',
  rus: 'ru',
  lit: 'lt',
  lav: 'lv',
  est: 'et',
  kat: 'ka',
  ara: 'ar',
  fas: 'fa',
  pus: 'ps',
  tur: 'tr',
  som: 'so',
  tir: 'ti',
  amh: 'am',
  swa: 'sw',
  lin: 'ln',
  yor: 'yo',
  ibo: 'ig',
  hau: 'ha',
  tha: 'th',
  vie: 'vi',
  cmn: 'zh',
  mon: 'mn',
  tgl: 'tl',
  urd: 'ur',
  hin: 'hi',
  ben: 'bn',
  uzb: 'uz',
  spa: 'es',
  por: 'pt',
  fra: 'fr',
  ita: 'it',
  deu: 'de',
  ell: 'el',
  fin: 'fi',
  mis: 'und',
}
/** What stands in `lang`, so that a page is read aloud as it is written. */
export const languageTag = (code: string): string => {
  const known = (shorter as Readonly<Record<string, string>>)[code]
  if (known !== undefined || !/^[a-z]{3}$/.test(code)) return known ?? code
  const [short = code] = Intl.getCanonicalLocales(code)
  return short.length === 2 ? short : code
}

const rightToLeft: readonly string[] = ['ara', 'fas', 'prs', 'pus', 'ckb', 'urd']
/** What stands in `dir`. */
export const directionOf = (code: string): 'ltr' | 'rtl' => (rightToLeft.includes(code) ? 'rtl' : 'ltr')

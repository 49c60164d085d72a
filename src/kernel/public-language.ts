import type { InLanguages, Language } from '#kernel/language.ts'

/**
 * The languages of the public side: the code in the path, what the language calls itself, how a machine is to read it aloud, and which
 * way it runs. Swedish is the source of every text. `sv-easy` is Swedish that is easy to read.
 */
const known = {
  sv: { name: 'Svenska', lang: 'sv', dir: 'ltr' },
  'sv-easy': { name: 'Lätt svenska', lang: 'sv', dir: 'ltr' },
  en: { name: 'English', lang: 'en', dir: 'ltr' },
  ar: { name: 'العربية', lang: 'ar', dir: 'rtl' },
  bg: { name: 'Български', lang: 'bg', dir: 'ltr' },
  es: { name: 'Español', lang: 'es', dir: 'ltr' },
  hu: { name: 'Magyar', lang: 'hu', dir: 'ltr' },
  lt: { name: 'Lietuvių', lang: 'lt', dir: 'ltr' },
  ne: { name: 'नेपाली', lang: 'ne', dir: 'ltr' },
  pl: { name: 'Polski', lang: 'pl', dir: 'ltr' },
  ro: { name: 'Română', lang: 'ro', dir: 'ltr' },
  ru: { name: 'Русский', lang: 'ru', dir: 'ltr' },
  sk: { name: 'Slovenčina', lang: 'sk', dir: 'ltr' },
  sr: { name: 'Srpski', lang: 'sr-Latn', dir: 'ltr' },
  th: { name: 'ไทย', lang: 'th', dir: 'ltr' },
  ti: { name: 'ትግርኛ', lang: 'ti', dir: 'ltr' },
  uk: { name: 'Українська', lang: 'uk', dir: 'ltr' },
} as const

export type PublicLanguage = keyof typeof known
export const publicLanguages = Object.keys(known) as readonly PublicLanguage[]
export const isPublicLanguage = (word: unknown): word is PublicLanguage => typeof word === 'string' && Object.hasOwn(known, word)

/** What a language calls itself, the tag for `lang`, and the direction for `dir`. */
export const aboutLanguage = (language: PublicLanguage): { readonly name: string; readonly lang: string; readonly dir: 'ltr' | 'rtl' } => known[language]

const easySwedish: InLanguages<string> = { sv: 'lätt svenska', en: 'easy Swedish' }
const names: InLanguages<Intl.DisplayNames> = { sv: new Intl.DisplayNames('sv', { type: 'language' }), en: new Intl.DisplayNames('en', { type: 'language' }) }
/** What a language is called in the language of whoever works here: *rumänska*, *Romanian*. */
export const sayLanguage = (code: PublicLanguage, reader: Language): string =>
  code === 'sv-easy' ? easySwedish[reader] : (names[reader].of(code) ?? known[code].name)

/** Languages whose readers understand one of ours. */
const kin: ReadonlyMap<string, PublicLanguage> = new Map([
  ['bs', 'sr'],
  ['hr', 'sr'],
  ['cnr', 'sr'],
  ['mo', 'ro'],
  ['mk', 'bg'],
  ['be', 'ru'],
  ['cs', 'sk'],
  ['nb', 'sv'],
  ['nn', 'sv'],
  ['no', 'sv'],
  ['da', 'sv'],
])

/** The first wish of a browser that we have; else Swedish. Bosnian, Croatian and Montenegrin read Serbian in Latin letters. */
export function chooseLanguage(accepted: string): PublicLanguage {
  const wishes = accepted
    .toLowerCase()
    .split(',')
    .slice(0, 20)
    .map((part) => ({ code: part.split(/[;-]/)[0]?.trim(), weight: Number(/;\s*q=([0-9.]+)/.exec(part)?.[1] ?? 1) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { code } of wishes) {
    const ours = isPublicLanguage(code) ? code : kin.get(code ?? '')
    if (ours !== undefined) return ours
  }
  return 'sv'
}

import { spokenLanguages, type SpokenLanguage } from '#kernel/spoken-language.ts'

/** In which language somebody calls. `und`: not known yet. */
export type LanguageCode = SpokenLanguage | 'und'
export const languageCodes: readonly [LanguageCode, ...LanguageCode[]] = [...spokenLanguages, 'und']

import type { InLanguages, Language } from '#kernel/language.ts'
import type { InformationClass } from '#capabilities/people/domain/classes.ts'
import type { Role } from '#capabilities/people/domain/roles.ts'
import type { SecrecyRule, ZoneKind } from '#capabilities/people/domain/zones.ts'
import { en } from '#capabilities/people/words.en.ts'
import { sv } from '#capabilities/people/words.sv.ts'

export const words: InLanguages<typeof sv> = { sv, en }

/** The same sentence in both languages, for refusals and sockets. */
export const inBoth = (say: (t: typeof sv) => string): InLanguages<string> => ({ sv: say(sv), en: say(en) })

export const roleWords = (role: Role, language: Language): string => words[language].roles[role]
export const classWords = (name: InformationClass, language: Language): string => words[language].classes[name]
export const kindWords = (kind: ZoneKind, language: Language): string => words[language].kinds[kind]
export const secrecyWords = (rule: SecrecyRule, language: Language): string => words[language].secrecy[rule]

import type { PublicLanguage } from '#kernel/public-language.ts'
import { partnerEn } from '#capabilities/returning/words.partner.en.ts'
import { partnerEs } from '#capabilities/returning/words.partner.es.ts'
import { partnerRo } from '#capabilities/returning/words.partner.ro.ts'
import { partnerSv } from '#capabilities/returning/words.partner.sv.ts'
import type { HandoverLanguage } from '#capabilities/returning/domain/handover.ts'

export type PartnerWords = typeof partnerSv

const written: Readonly<Record<HandoverLanguage, PartnerWords>> = { sv: partnerSv, en: partnerEn, es: partnerEs, ro: partnerRo }
const isWritten = (language: string): language is HandoverLanguage => Object.hasOwn(written, language)

/** The words of the page abroad, and in which language they are. Where nobody has written them yet, English stands in, and says that it is. */
export function partnerWords(language: PublicLanguage): { readonly words: PartnerWords; readonly lang: HandoverLanguage; readonly elsewhere: boolean } {
  const lang = language === 'sv-easy' ? 'sv' : isWritten(language) ? language : 'en'
  return { words: written[lang], lang, elsewhere: lang === 'en' && language !== 'en' }
}

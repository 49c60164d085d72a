import type { PublicLanguage } from '#kernel/public-language.ts'
import { publicEn } from '#capabilities/contact/words.public.en.ts'
import { publicSv } from '#capabilities/contact/words.public.sv.ts'

export type LineWords = typeof publicSv

/** The words of these pages, and in which language they are. Where nobody has written them yet, English stands in, and says that it is. */
export function lineWords(language: PublicLanguage): { readonly words: LineWords; readonly lang: 'sv' | 'en'; readonly elsewhere: boolean } {
  const swedish = language === 'sv' || language === 'sv-easy'
  return { words: swedish ? publicSv : publicEn, lang: swedish ? 'sv' : 'en', elsewhere: !swedish && language !== 'en' }
}

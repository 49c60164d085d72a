import type { PublicLanguage } from '#kernel/public-language.ts'
import { ar } from '#capabilities/contact/words/ar.ts'
import { bg } from '#capabilities/contact/words/bg.ts'
import { es } from '#capabilities/contact/words/es.ts'
import { hu } from '#capabilities/contact/words/hu.ts'
import { lt } from '#capabilities/contact/words/lt.ts'
import { ne } from '#capabilities/contact/words/ne.ts'
import { pl } from '#capabilities/contact/words/pl.ts'
import { ro } from '#capabilities/contact/words/ro.ts'
import { ru } from '#capabilities/contact/words/ru.ts'
import { sk } from '#capabilities/contact/words/sk.ts'
import { sr } from '#capabilities/contact/words/sr.ts'
import { th } from '#capabilities/contact/words/th.ts'
import { ti } from '#capabilities/contact/words/ti.ts'
import { uk } from '#capabilities/contact/words/uk.ts'
import { publicEn } from '#capabilities/contact/words.public.en.ts'
import { publicEasy } from '#capabilities/contact/words.public.sv-easy.ts'
import { publicSv, type LineWords } from '#capabilities/contact/words.public.sv.ts'

export type { LineWords }

const known: Readonly<Record<PublicLanguage, LineWords>> = {
  sv: publicSv,
  'sv-easy': publicEasy,
  en: publicEn,
  ar,
  bg,
  es,
  hu,
  lt,
  ne,
  pl,
  ro,
  ru,
  sk,
  sr,
  th,
  ti,
  uk,
}

/** The words of these pages in the reader's language. */
export const lineWords = (language: PublicLanguage): LineWords => known[language]

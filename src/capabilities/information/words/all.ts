import type { PublicLanguage } from '#kernel/public-language.ts'
import { ar } from '#capabilities/information/words/ar.ts'
import { bg } from '#capabilities/information/words/bg.ts'
import { en } from '#capabilities/information/words/en.ts'
import { es } from '#capabilities/information/words/es.ts'
import { hu } from '#capabilities/information/words/hu.ts'
import { lt } from '#capabilities/information/words/lt.ts'
import { ne } from '#capabilities/information/words/ne.ts'
import { pl } from '#capabilities/information/words/pl.ts'
import { ro } from '#capabilities/information/words/ro.ts'
import { ru } from '#capabilities/information/words/ru.ts'
import { sk } from '#capabilities/information/words/sk.ts'
import { sr } from '#capabilities/information/words/sr.ts'
import { svEasy } from '#capabilities/information/words/sv-easy.ts'
import { sv } from '#capabilities/information/words/sv.ts'
import { th } from '#capabilities/information/words/th.ts'
import { ti } from '#capabilities/information/words/ti.ts'
import { uk } from '#capabilities/information/words/uk.ts'
import type { PublicWords } from '#capabilities/information/words/words.ts'

const all: Readonly<Record<PublicLanguage, PublicWords>> = { sv, 'sv-easy': svEasy, en, ar, bg, es, hu, lt, ne, pl, ro, ru, sk, sr, th, ti, uk }

/** What the site itself says in a language. None but Swedish and English has been reviewed by somebody who speaks it. */
export const publicWords = (language: PublicLanguage): PublicWords => all[language]

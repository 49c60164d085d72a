import type { InLanguages } from '#kernel/language.ts'
import { codesEn } from '#capabilities/protection/words.codes.en.ts'
import { codesSv } from '#capabilities/protection/words.codes.sv.ts'
import { addressesEn } from '#capabilities/protection/words.address.en.ts'
import { addressesSv } from '#capabilities/protection/words.address.sv.ts'
import { itemsEn } from '#capabilities/protection/words.items.en.ts'
import { itemsSv } from '#capabilities/protection/words.items.sv.ts'
import { en } from '#capabilities/protection/words.en.ts'
import { placementEn } from '#capabilities/protection/words.placement.en.ts'
import { placementSv } from '#capabilities/protection/words.placement.sv.ts'
import { signsEn } from '#capabilities/protection/words.signs.en.ts'
import { signsSv } from '#capabilities/protection/words.signs.sv.ts'
import { sv } from '#capabilities/protection/words.sv.ts'
import { tabsEn } from '#capabilities/protection/words.tabs.en.ts'
import { tabsSv } from '#capabilities/protection/words.tabs.sv.ts'

type Words = typeof sv &
  typeof codesSv &
  typeof placementSv &
  typeof tabsSv &
  typeof addressesSv & { readonly items: Readonly<Record<keyof typeof itemsSv, string>>; readonly signs: Readonly<Record<keyof typeof signsSv, string>> }

export const protectionWords: InLanguages<Words> = {
  sv: { ...sv, ...tabsSv, ...codesSv, ...placementSv, ...addressesSv, items: itemsSv, signs: signsSv },
  en: { ...en, ...tabsEn, ...codesEn, ...placementEn, ...addressesEn, items: itemsEn, signs: signsEn },
}

/** One sentence in both languages. */
export const inBoth = (pick: (words: Words) => string): InLanguages<string> => ({ sv: pick(protectionWords.sv), en: pick(protectionWords.en) })

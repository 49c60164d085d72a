import { sheetTextEn } from '#capabilities/support/reference/rights-text.en.ts'
import { sheetTextSv } from '#capabilities/support/reference/rights-text.sv.ts'
import type { SheetText } from '#capabilities/support/reference/sheet-text.ts'

/** One version of the sheet. It is never changed after it was handed to somebody: a new wording is a new version. Languages by ISO 639-3. */
export type Edition = { readonly from: string; readonly texts: Readonly<Record<string, SheetText>> }

/** What held before the first of January 2026: nothing was said of complaints about care, nor that an answer may be had in writing. */
const earlier = (text: SheetText, complaints: readonly [string, string]): SheetText => ({ ...text, items: { ...text.items, complaints } })

/** The newest first. A language is added by a new version that has it, translated by somebody who works with it. */
export const editions: readonly Edition[] = [
  { from: '2026-01-01', texts: { swe: sheetTextSv, eng: sheetTextEn } },
  {
    from: '2025-01-01',
    texts: {
      swe: earlier(sheetTextSv, ['Om du inte är nöjd', 'Du kan säga vad som är fel till oss eller till vår chef. Det påverkar inte den hjälp du får.']),
      eng: earlier(sheetTextEn, ['If you are not satisfied', 'You can tell us or our manager what is wrong. It does not affect the help you get.']),
    },
  },
]

const oldest = editions.at(-1) as Edition
export const findEdition = (from: string): Edition | null => editions.find((one) => one.from === from) ?? null
/** The version that holds on a day. Before the first there was none: the first is the nearest there is. */
export const editionOn = (day: string): Edition => editions.find((one) => one.from <= day) ?? oldest

import { choiceSheetEn } from '#capabilities/returning/reference/choice-text.en.ts'
import { choiceSheetSv } from '#capabilities/returning/reference/choice-text.sv.ts'
import type { ChoiceSheet } from '#capabilities/returning/reference/choice-text.ts'

/** One version of the sheet that is read before she chooses. Never changed after it was handed to somebody: a new wording is a new version. Languages by ISO 639-3. */
export type Edition = { readonly from: string; readonly texts: Readonly<Record<string, ChoiceSheet>> }

/** The newest first. A language is added by a new version that has it, translated by somebody who works with it. */
export const editions: readonly [Edition, ...Edition[]] = [{ from: '2026-01-01', texts: { swe: choiceSheetSv, eng: choiceSheetEn } }]

export const findEdition = (from: string): Edition | null => editions.find((one) => one.from === from) ?? null
/** The version that holds on a day. Before the first there was none: the first is the nearest there is. */
export const editionOn = (day: string): Edition => editions.find((one) => one.from <= day) ?? editions[0]

const rightToLeft: readonly string[] = ['ara', 'fas', 'prs', 'pus', 'ckb', 'urd']
export const directionOf = (language: string): 'ltr' | 'rtl' => (rightToLeft.includes(language) ? 'rtl' : 'ltr')

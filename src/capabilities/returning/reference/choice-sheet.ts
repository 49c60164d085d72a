import { choiceSheetEn } from '#capabilities/returning/reference/choice-text.en.ts'
import { choiceSheetEs } from '#capabilities/returning/reference/choice-text.es.ts'
import { choiceSheetRo } from '#capabilities/returning/reference/choice-text.ro.ts'
import { choiceSheetSv } from '#capabilities/returning/reference/choice-text.sv.ts'
import type { ChoiceSheet } from '#capabilities/returning/reference/choice-text.ts'

/** One version of the sheet that is read before she chooses. Never changed after it was handed to somebody: a new wording is a new version. Languages by ISO 639-3. */
export type Edition = { readonly from: string; readonly texts: Readonly<Record<string, ChoiceSheet>> }

const oldest: Edition = { from: '2026-01-01', texts: { swe: choiceSheetSv, eng: choiceSheetEn } }
/**
 * The newest first. A language is added by a new version that has it, translated by somebody who works with it.
 * Romanian and Spanish, as on the plan and on the partner's page, are to be confirmed before real use.
 */
export const editions: readonly Edition[] = [
  { from: '2026-03-01', texts: { swe: choiceSheetSv, eng: choiceSheetEn, ron: choiceSheetRo, spa: choiceSheetEs } },
  oldest,
]

export const findEdition = (from: string): Edition | null => editions.find((one) => one.from === from) ?? null
/** The version that holds on a day. Before the first there was none: the first is the nearest there is. */
export const editionOn = (day: string): Edition => editions.find((one) => one.from <= day) ?? oldest

const rightToLeft: readonly string[] = ['ara', 'fas', 'prs', 'pus', 'ckb', 'urd']
export const directionOf = (language: string): 'ltr' | 'rtl' => (rightToLeft.includes(language) ? 'rtl' : 'ltr')

import type { MeasureCode } from '#capabilities/support/domain/measures.ts'
import type { PlanPart } from '#capabilities/support/domain/plan.ts'
import { planEn } from '#capabilities/support/words.plan.en.ts'
import { planSv } from '#capabilities/support/words.plan.sv.ts'

/** What stands on the paper, in her language. The title says nothing of what it is or who made it. */
type Handout = {
  readonly title: string
  readonly parts: Readonly<Record<PlanPart, string>>
  readonly goals: string
  readonly measures: string
  readonly until: string
  readonly codes: Readonly<Record<MeasureCode, string>>
}

/** One row per language, by ISO 639-3. A new language is one more row, translated by somebody who works with it; until then the parts have numbers. */
const handouts: Readonly<Record<string, Handout>> = {
  swe: { title: 'Min plan', parts: planSv.parts, goals: 'Vad jag vill', measures: 'Vad som händer', until: 'senast', codes: planSv.codes },
  eng: { title: 'My plan', parts: planEn.parts, goals: 'What I want', measures: 'What happens', until: 'by', codes: planEn.codes },
}

export const hasHandout = (language: string): boolean => Object.hasOwn(handouts, language)
export const handoutIn = (language: string): Handout | null => handouts[language] ?? null
export const partHeading = (language: string, part: PlanPart): string | null => handouts[language]?.parts[part] ?? null

const rightToLeft: readonly string[] = ['ara', 'fas', 'prs', 'pus', 'ckb', 'urd']
export const directionOf = (language: string): 'ltr' | 'rtl' => (rightToLeft.includes(language) ? 'rtl' : 'ltr')

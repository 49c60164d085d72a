import type { PlanPart } from '#capabilities/support/domain/plan.ts'
import { translatedHandouts, type Handout } from '#capabilities/support/reference/handout.translated.ts'
import { planEn } from '#capabilities/support/words.plan.en.ts'
import { planSv } from '#capabilities/support/words.plan.sv.ts'

/** Where a word of the screen would tell whoever finds the paper, the paper has another one. */
const plainer = {
  swe: {
    parts: {
      which_measures: 'Det som behövs',
      who_answers: 'Vem som svarar för vad',
      main_responsible: 'Vem jag frågar först',
      goals: 'Mål',
      how_followed: 'Hur och när vi följer upp',
      board_contact: 'När vi hörs',
      custodians_view: 'Vad andra tycker',
    },
    codes: {
      safety_talk: 'Samtal',
      shelter: 'Boende',
      supported_home: 'Boende',
      lasting_care: 'Besök i vården',
      talk_support: 'Samtal',
      trauma_care: 'Samtal',
      addiction_care: 'Samtal och stöd',
      legal_advice: 'Rådgivning',
      counsel: 'Rådgivning',
      compensation: 'En ansökan',
      permit_help: 'En ansökan',
      work_permit: 'En ansökan',
      financial_assistance: 'Hjälp med pengar',
    },
  },
  eng: {
    parts: {
      which_measures: 'What is needed',
      who_answers: 'Who answers for what',
      main_responsible: 'Whom I ask first',
      goals: 'Goals',
      how_followed: 'How and when we follow up',
      board_contact: 'When we talk',
      custodians_view: 'What others think',
    },
    codes: {
      safety_talk: 'A talk',
      shelter: 'Housing',
      supported_home: 'Housing',
      lasting_care: 'Visit to health care',
      talk_support: 'A talk',
      trauma_care: 'A talk',
      addiction_care: 'A talk and support',
      legal_advice: 'Advice',
      counsel: 'Advice',
      compensation: 'An application',
      permit_help: 'An application',
      work_permit: 'An application',
      financial_assistance: 'Help with money',
    },
  },
} as const satisfies Readonly<Record<string, { readonly parts: Partial<Handout['parts']>; readonly codes: Partial<Handout['codes']> }>>

/** One row per language, by ISO 639-3. A new language is one more row, translated by somebody who works with it; until then the parts have numbers. */
const handouts: Readonly<Record<string, Handout>> = {
  swe: {
    title: 'Min plan',
    parts: { ...planSv.parts, ...plainer.swe.parts },
    goals: 'Vad jag vill',
    measures: 'Vad som händer',
    until: 'senast',
    codes: { ...planSv.codes, ...plainer.swe.codes },
  },
  eng: {
    title: 'My plan',
    parts: { ...planEn.parts, ...plainer.eng.parts },
    goals: 'What I want',
    measures: 'What happens',
    until: 'by',
    codes: { ...planEn.codes, ...plainer.eng.codes },
  },
  ...translatedHandouts,
}

export const handoutLanguages = Object.keys(handouts)
/** Nobody who works with the language has read the headings yet. */
export const isUnreadHandout = (language: string): boolean => Object.hasOwn(translatedHandouts, language)
export const hasHandout = (language: string): boolean => Object.hasOwn(handouts, language)
export const handoutIn = (language: string): Handout | null => handouts[language] ?? null
export const partHeading = (language: string, part: PlanPart): string | null => handouts[language]?.parts[part] ?? null

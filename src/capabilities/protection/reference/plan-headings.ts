import type { PhoneCheck, PlanKind, Section } from '#capabilities/protection/domain/plan.ts'
import { translatedHeadings, type Headings } from '#capabilities/protection/reference/plan-headings.translated.ts'
import { codesEn } from '#capabilities/protection/words.codes.en.ts'
import { codesSv } from '#capabilities/protection/words.codes.sv.ts'

/** Where a word of the screen would tell whoever finds the paper, the paper has another one. */
const plainer = {
  swe: {
    sections: {
      code_word: 'Ett ord',
      safe_way: 'När och hur',
      may_know: 'Mina personer',
      never_contact: 'Andra',
      court: 'En viktig dag',
      kept_where: 'Papperet',
      my_word: 'Mitt ord',
      safe_places: 'Ställen jag tycker om',
      keep_quiet: 'Bara för mig',
      helps_me: 'Det som hjälper',
    },
    checks: {
      sharing_off: 'Platsdelning',
      others_logged_out: 'Konton',
      trackers: 'Väskor, kläder och bil',
      backups: 'Kopior och moln',
      lock_screen: 'Aviseringar',
    },
  },
  eng: {
    sections: {
      code_word: 'A word',
      safe_way: 'When and how',
      may_know: 'My people',
      never_contact: 'Others',
      court: 'An important day',
      kept_where: 'The paper',
      my_word: 'My word',
      safe_places: 'Places I like',
      keep_quiet: 'Just for me',
      helps_me: 'What helps',
    },
    checks: {
      sharing_off: 'Location sharing',
      others_logged_out: 'Accounts',
      trackers: 'Bags, clothes and car',
      backups: 'Copies and cloud',
      lock_screen: 'Notices',
    },
  },
} as const satisfies Readonly<Record<string, { readonly sections: Partial<Headings['sections']>; readonly checks: Partial<Headings['checks']> }>>

/** One row per language, by ISO 639-3. A new language is one more row, translated by somebody who works with it; until then the parts have numbers. */
const headings: Readonly<Record<string, Headings>> = {
  swe: {
    title: { own: 'Att komma ihåg', child: 'Mitt papper' },
    sections: { ...codesSv.sections, ...plainer.swe.sections },
    checks: { ...codesSv.phoneChecks, ...plainer.swe.checks },
  },
  eng: {
    title: { own: 'To remember', child: 'My paper' },
    sections: { ...codesEn.sections, ...plainer.eng.sections },
    checks: { ...codesEn.phoneChecks, ...plainer.eng.checks },
  },
  ...translatedHeadings,
}

export const headingLanguages = Object.keys(headings)
/** Nobody who works with the language has read the headings yet. */
export const hasUnreadHeadings = (language: string): boolean => Object.hasOwn(translatedHeadings, language)
export const hasHeadings = (language: string): boolean => Object.hasOwn(headings, language)
export const headingOf = (language: string, section: Section): string | null => headings[language]?.sections[section] ?? null
export const checkOf = (language: string, check: PhoneCheck): string | null => headings[language]?.checks[check] ?? null
/** Where her language is missing the paper has no title at all: nothing on it may give away what it is. */
export const sheetTitle = (language: string, kind: PlanKind): string | null => headings[language]?.title[kind] ?? null

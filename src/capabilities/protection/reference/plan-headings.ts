import type { PhoneCheck, PlanKind, Section } from '#capabilities/protection/domain/plan.ts'
import { codesEn } from '#capabilities/protection/words.codes.en.ts'
import { codesSv } from '#capabilities/protection/words.codes.sv.ts'

/** What stands on the paper, in her language. The title says nothing of what it is or who made it. */
type Headings = {
  readonly title: Readonly<Record<PlanKind, string>>
  readonly sections: Readonly<Record<Section, string>>
  readonly checks: Readonly<Record<PhoneCheck, string>>
}

/** One row per language, by ISO 639-3. A new language is one more row, translated by somebody who works with it; until then the parts have numbers. */
const headings: Readonly<Record<string, Headings>> = {
  swe: { title: { own: 'Att komma ihåg', child: 'Mitt papper' }, sections: codesSv.sections, checks: codesSv.phoneChecks },
  eng: { title: { own: 'To remember', child: 'My paper' }, sections: codesEn.sections, checks: codesEn.phoneChecks },
}

export const hasHeadings = (language: string): boolean => Object.hasOwn(headings, language)
export const headingOf = (language: string, section: Section): string | null => headings[language]?.sections[section] ?? null
export const checkOf = (language: string, check: PhoneCheck): string | null => headings[language]?.checks[check] ?? null
/** Where her language is missing the paper has no title at all: nothing on it may give away what it is. */
export const sheetTitle = (language: string, kind: PlanKind): string | null => headings[language]?.title[kind] ?? null

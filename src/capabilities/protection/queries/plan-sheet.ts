import { phoneChecks, sectionsOf, type PhoneCheck, type PlanKind, type Section } from '#capabilities/protection/domain/plan.ts'
import { readSheet, writeSheet } from '#capabilities/protection/domain/sheet.ts'
import { headingOf } from '#capabilities/protection/reference/plan-headings.ts'

/** What of a plan is sealed. */
export type PlanText = { readonly sections: Readonly<Partial<Record<Section, string | null>>>; readonly checks: readonly PhoneCheck[] }

/** The sealed text, with its headings in her language where we have them. */
export const planSheet = ({ sections, checks }: PlanText, kind: PlanKind, language: string): string =>
  writeSheet([
    ...sectionsOf[kind].map((section) => ({ key: 'section', values: [section], heading: headingOf(language, section) ?? '', text: sections[section] ?? '' })),
    { key: 'checks', values: [...checks], heading: '', text: '' },
  ])

export function readPlanSheet(sealed: string, kind: PlanKind): PlanText {
  const parts = readSheet(sealed)
  const textOf = (section: Section): string | null => parts.find((part) => part.key === 'section' && part.values[0] === section)?.text || null
  const ticked = parts.find((part) => part.key === 'checks')?.values ?? []
  return {
    sections: Object.fromEntries(sectionsOf[kind].map((section) => [section, textOf(section)])),
    checks: phoneChecks.filter((check) => ticked.includes(check)),
  }
}

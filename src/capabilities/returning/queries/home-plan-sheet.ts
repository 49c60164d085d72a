import { readSheet, writeSheet } from '#capabilities/protection/contract.ts'
import { homePlanParts, type HomePlanWords } from '#capabilities/returning/domain/home-plan.ts'
import { homeHandoutIn } from '#capabilities/returning/reference/home-plan-handout.ts'

/** The sealed text, with its headings in her language where we have them. */
export const homePlanSheet = (parts: HomePlanWords, language: string): string =>
  writeSheet(homePlanParts.map((part) => ({ key: 'part', values: [part], heading: homeHandoutIn(language)?.parts[part] ?? '', text: parts[part] ?? '' })))

export function readHomePlanSheet(sealed: string): HomePlanWords {
  const read = readSheet(sealed)
  return Object.fromEntries(homePlanParts.map((part) => [part, read.find((one) => one.key === 'part' && one.values[0] === part)?.text || null]))
}

import { readSheet, writeSheet } from '#capabilities/protection/contract.ts'
import { partsOf, type AgreedKind, type PlanPart } from '#capabilities/support/domain/plan.ts'
import { partHeading } from '#capabilities/support/reference/handout.ts'

export type PlanWords = Readonly<Partial<Record<PlanPart, string | null>>>

/** The sealed text, with its headings in her language where we have them. */
export const agreedSheet = (parts: PlanWords, kind: AgreedKind, language: string): string =>
  writeSheet(partsOf[kind].map((part) => ({ key: 'part', values: [part], heading: partHeading(language, part) ?? '', text: parts[part] ?? '' })))

export function readAgreedSheet(sealed: string, kind: AgreedKind): PlanWords {
  const read = readSheet(sealed)
  return Object.fromEntries(partsOf[kind].map((part) => [part, read.find((one) => one.key === 'part' && one.values[0] === part)?.text || null]))
}

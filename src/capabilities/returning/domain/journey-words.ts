import { readSheet, writeSheet } from '#capabilities/protection/contract.ts'

/** What is said of a leg in words. All of it lies sealed. */
export const legWordParts = ['from', 'to', 'number', 'meets', 'note'] as const
export type LegWordPart = (typeof legWordParts)[number]
/** What is said of the whole journey in words: who receives her, when something fails, the numbers she may call, and what stands on her own sheet in her language. */
export const journeyWordParts = ['receiver', 'fallback', 'numbers', 'sheet'] as const
export type JourneyWordPart = (typeof journeyWordParts)[number]

type Words<Part extends string> = Readonly<Record<Part, string | null>>
export type LegWords = Words<LegWordPart>
export type JourneyWords = Words<JourneyWordPart>

/** The parts that she takes with her on paper. The note and what is done when something fails stay with those who know. */
export const onTheSheet: readonly (LegWordPart | JourneyWordPart)[] = ['from', 'to', 'number', 'meets', 'numbers', 'sheet']

/** The sealed text; `null` when nothing was written. */
export function writeWords<Part extends string>(parts: readonly Part[], words: Words<Part>, headings: Readonly<Record<Part, string>>): string | null {
  const said = parts.filter((part) => words[part] !== null)
  return said.length === 0 ? null : writeSheet(said.map((part) => ({ key: 'part', values: [part], heading: headings[part], text: words[part] ?? '' })))
}
export function readWords<Part extends string>(parts: readonly Part[], sealed: string | null): Words<Part> {
  const read = sealed === null ? [] : readSheet(sealed)
  return Object.fromEntries(parts.map((part) => [part, read.find((one) => one.key === 'part' && one.values[0] === part)?.text || null])) as Words<Part>
}

import { readSheet, writeSheet } from '#capabilities/protection/contract.ts'
import { concernParts, type ConcernPart } from '#capabilities/support/domain/child.ts'
import { lawWords } from '#capabilities/support/words.law.ts'

export type ConcernWords = Readonly<Partial<Record<ConcernPart, string | null>>>

/** The sealed text. The headings are for whoever meets it as a record; what reads it back goes by the codes. */
export const writeConcern = (parts: ConcernWords, headings: Readonly<Record<ConcernPart, string>>): string =>
  writeSheet(
    concernParts.flatMap((part) => {
      const text = parts[part] ?? null
      return text === null ? [] : [{ key: 'part', values: [part], heading: headings[part], text }]
    }),
  )

const headingOf = (line: string): ConcernPart | undefined =>
  concernParts.find((part) => Object.values(lawWords).some(({ children }) => children.concernParts[part] === line))

/** A text from before the codes has headings alone, in whichever language its writer had. */
const codedHeads = (sealed: string): string =>
  sealed.startsWith('§ ')
    ? sealed
    : sealed
        .split('\n')
        .map((line) => (headingOf(line) ? `§ part ${headingOf(line)} · ` : line))
        .join('\n')

export function readConcern(sealed: string): readonly { readonly part: ConcernPart; readonly text: string }[] {
  const read = readSheet(codedHeads(sealed))
  return concernParts.flatMap((part) => {
    const text = read.find((one) => one.key === 'part' && one.values[0] === part)?.text.trim()
    return text ? [{ part, text }] : []
  })
}

/**
 * A sealed text in parts that people can read as it stands, wherever it is opened, and that the program can read back. Each part begins with a line
 * such as `§ reason acute · Skäl`; what follows is the text. Codes stand before the dot, words for people after it.
 */
export type SheetPart = { readonly key: string; readonly values: readonly string[]; readonly heading: string; readonly text: string }

const head = /^§ ([a-z0-9_-]+(?: [a-z0-9_-]+)*)(?: · (.*))?$/i
/** A line that somebody began with the sign gets a space before it. */
const guard = (line: string): string => (/^ *§/.test(line) ? ` ${line}` : line)
const unguard = (line: string): string => (/^ +§/.test(line) ? line.slice(1) : line)

export const writeSheet = (parts: readonly SheetPart[]): string =>
  parts
    .flatMap(({ key, values, heading, text }) => [
      `§ ${[key, ...values].join(' ')} · ${heading.replaceAll('\n', ' ')}`,
      ...(text === '' ? [] : text.split('\n').map(guard)),
    ])
    .join('\n')

/** What stands before the first head belongs to no part and is left out: a sheet that somebody rewrote by hand is read as far as it can be. */
export function readSheet(words: string): readonly SheetPart[] {
  const parts: { key: string; values: string[]; heading: string; lines: string[] }[] = []
  for (const line of words.split('\n')) {
    const [, codes, heading] = head.exec(line) ?? []
    const [key, ...values] = codes?.split(' ') ?? []
    if (key !== undefined) parts.push({ key, values, heading: heading ?? '', lines: [] })
    else parts.at(-1)?.lines.push(unguard(line))
  }
  return parts.map(({ lines, ...part }) => ({ ...part, text: lines.join('\n') }))
}

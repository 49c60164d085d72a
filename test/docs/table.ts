/** The rows of one markdown table, each as its cells by the name of the column. */
export type Row = Readonly<Record<string, string>>

const cellsOf = (line: string): readonly string[] =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())

/** The tables under the heading that begins with these words, up to the next heading. */
export function tableUnder(markdown: string, heading: string): readonly Row[] {
  const lines = markdown.split('\n')
  const start = lines.findIndex((line) => line.startsWith(`## ${heading}`))
  const rest = start < 0 ? [] : lines.slice(start + 1)
  const end = rest.findIndex((line) => line.startsWith('## '))
  const [head, , ...body] = (end < 0 ? rest : rest.slice(0, end)).filter((line) => line.startsWith('|'))
  const names = cellsOf(head ?? '')
  return body.map((line) => Object.fromEntries(cellsOf(line).map((cell, place) => [names[place] ?? '', cell])))
}

/** The level-two headings of a page. */
export const headingsOf = (markdown: string): readonly string[] => markdown.split('\n').flatMap((line) => (line.startsWith('## ') ? [line.slice(3)] : []))

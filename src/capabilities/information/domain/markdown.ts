import { isPublicLanguage, type PublicLanguage } from '#kernel/public-language.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'

/**
 * The little Markdown of the public texts: headings (`##`, `###`), paragraphs, `-` lists, `> ` callouts, `**strong**`, links, and `{sv:words}` of another language. Everything
 * else is refused with its line, so that a text never shows signs that were meant as something.
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly parts: readonly Inline[] }
  | { readonly kind: 'link'; readonly to: string; readonly text: string }
  | { readonly kind: 'foreign'; readonly language: PublicLanguage; readonly text: string }
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly id: string; readonly parts: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'callout'; readonly parts: readonly Inline[] }

export type MarkdownFault = { readonly kind: 'markup' | 'link' | 'empty'; readonly line: number }

const linkShape = /^\[([^[\]]+)\]\(([^()\s]+)\)/
const strongShape = /^\*\*([^*]+)\*\*/
const foreignShape = /^\{([a-z]{2}):([^{}]+)\}/
const telShape = /^tel:\+?\d{3,15}$/
const pageShape = /^[a-z]+(-[a-z]+)*$/

class Wrong extends Error {
  readonly fault: MarkdownFault
  constructor(kind: MarkdownFault['kind'], line: number) {
    super(kind)
    this.fault = { kind, line }
  }
}

/** The signs that mean something in other kinds of Markdown or in HTML. */
const forbidden = /[<>`*_[\]{}\\|]|^#|!\[|&[a-z#0-9]+;/i

function inline(words: string, line: number, mayLead: (page: string) => boolean): readonly Inline[] {
  const parts: Inline[] = []
  let plain = ''
  const keep = (): void => {
    if (forbidden.test(plain)) throw new Wrong('markup', line)
    if (plain !== '') parts.push({ kind: 'text', text: plain })
    plain = ''
  }
  let rest = words
  while (rest !== '') {
    const link = linkShape.exec(rest)
    const strong = strongShape.exec(rest)
    const foreign = foreignShape.exec(rest)
    if (link?.[1] && link[2]) {
      if (plain.endsWith('!')) throw new Wrong('markup', line)
      keep()
      if (forbidden.test(link[1])) throw new Wrong('markup', line)
      if (!telShape.test(link[2]) && !(pageShape.test(link[2]) && mayLead(link[2]))) throw new Wrong('link', line)
      parts.push({ kind: 'link', to: link[2], text: link[1] })
      rest = rest.slice(link[0].length)
    } else if (strong?.[1]) {
      keep()
      parts.push({ kind: 'strong', parts: inline(strong[1], line, mayLead) })
      rest = rest.slice(strong[0].length)
    } else if (foreign?.[2] && isPublicLanguage(foreign[1])) {
      keep()
      if (forbidden.test(foreign[2])) throw new Wrong('markup', line)
      parts.push({ kind: 'foreign', language: foreign[1], text: foreign[2] })
      rest = rest.slice(foreign[0].length)
    } else {
      plain += rest[0]
      rest = rest.slice(1)
    }
  }
  keep()
  return parts
}

type Group = { readonly line: number; readonly rows: readonly string[] }

const groupsOf = (body: string): readonly Group[] => {
  const groups: { line: number; rows: string[] }[] = []
  let open: { line: number; rows: string[] } | null = null
  body.split('\n').forEach((row, at) => {
    if (row.trim() === '') open = null
    else if (/^#{2,3} /.test(row)) {
      groups.push({ line: at + 1, rows: [row] })
      open = null
    } else if (open && row.startsWith('- ') === (open.rows[0] ?? '').startsWith('- ')) open.rows.push(row)
    else if (open && (open.rows[0] ?? '').startsWith('- ') && /^ {2}\S/.test(row)) open.rows.push(row)
    else {
      open = { line: at + 1, rows: [row] }
      groups.push(open)
    }
  })
  return groups
}

const itemsOf = (rows: readonly string[]): readonly string[] => {
  const items: string[] = []
  for (const row of rows) {
    if (row.startsWith('- ')) items.push(row.slice(2).trim())
    else items[items.length - 1] += ` ${row.trim()}`
  }
  return items
}

function blockOf({ line, rows }: Group, number: number, mayLead: (page: string) => boolean): Block {
  const first = rows[0] ?? ''
  const heading = /^(#{2,3}) (\S.*)$/.exec(first)
  if (heading?.[1] && heading[2]) return { kind: 'heading', level: heading[1].length === 2 ? 2 : 3, id: `h${number}`, parts: inline(heading[2], line, mayLead) }
  if (first.startsWith('- ')) return { kind: 'list', items: itemsOf(rows).map((item) => inline(item, line, mayLead)) }
  if (rows.every((row) => row.startsWith('> '))) return { kind: 'callout', parts: inline(rows.map((row) => row.slice(2).trim()).join(' '), line, mayLead) }
  if (rows.some((row) => /^(#|\d+[.)] |[-+*]( |$)|---|===|~~~)/.test(row.trim()))) throw new Wrong('markup', line)
  return { kind: 'paragraph', parts: inline(rows.map((row) => row.trim()).join(' '), line, mayLead) }
}

/** @param mayLead whether a link may lead to a page of that name */
export function readMarkdown(body: string, mayLead: (page: string) => boolean): Result<readonly Block[], MarkdownFault> {
  const groups = groupsOf(body.replaceAll('\r\n', '\n'))
  if (groups.length === 0) return refuse({ kind: 'empty', line: 1 })
  try {
    return accept(groups.map((group, at) => blockOf(group, at + 1, mayLead)))
  } catch (fault) {
    if (fault instanceof Wrong) return refuse(fault.fault)
    throw fault
  }
}

/** The words alone, for the search. */
export const plainWords = (parts: readonly Inline[]): string => parts.map((part) => (part.kind === 'strong' ? plainWords(part.parts) : part.text)).join('')

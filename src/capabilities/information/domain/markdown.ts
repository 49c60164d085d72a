import { isPublicLanguage, type PublicLanguage } from '#kernel/public-language.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'

/**
 * The little Markdown of the public texts: headings (`##`, `###`), paragraphs, `-` lists, `> ` callouts, `**strong**`, links, and `{sv:words}` of another language. Everything
 * else is refused with its line, so that a text never shows signs that were meant as something. What is stored already is never refused: a sign that means nothing stands as it is.
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

type Reading = {
  /** Whether a link may lead to a page of that name. */
  readonly mayLead: (page: string) => boolean
  /** What means nothing stands as it is; else it is refused. */
  readonly asItStands: boolean
}

function inline(words: string, line: number, reading: Reading): readonly Inline[] {
  const { mayLead, asItStands } = reading
  const parts: Inline[] = []
  let plain = ''
  const isOdd = (text: string): boolean => !asItStands && forbidden.test(text)
  const leads = (to: string): boolean => telShape.test(to) || (pageShape.test(to) && mayLead(to))
  const keep = (): void => {
    if (isOdd(plain)) throw new Wrong('markup', line)
    if (plain !== '') parts.push({ kind: 'text', text: plain })
    plain = ''
  }
  let rest = words
  while (rest !== '') {
    const link = linkShape.exec(rest)
    const strong = strongShape.exec(rest)
    const foreign = foreignShape.exec(rest)
    if (link?.[1] && link[2] && (leads(link[2]) || !asItStands)) {
      if (plain.endsWith('!') && !asItStands) throw new Wrong('markup', line)
      keep()
      if (isOdd(link[1])) throw new Wrong('markup', line)
      if (!leads(link[2])) throw new Wrong('link', line)
      parts.push({ kind: 'link', to: link[2], text: link[1] })
      rest = rest.slice(link[0].length)
    } else if (strong?.[1]) {
      keep()
      parts.push({ kind: 'strong', parts: inline(strong[1], line, reading) })
      rest = rest.slice(strong[0].length)
    } else if (foreign?.[2] && isPublicLanguage(foreign[1])) {
      keep()
      if (isOdd(foreign[2])) throw new Wrong('markup', line)
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

function blockOf({ line, rows }: Group, number: number, reading: Reading): Block {
  const first = rows[0] ?? ''
  const heading = /^(#{2,3}) (\S.*)$/.exec(first)
  if (heading?.[1] && heading[2]) return { kind: 'heading', level: heading[1].length === 2 ? 2 : 3, id: `h${number}`, parts: inline(heading[2], line, reading) }
  if (first.startsWith('- ')) return { kind: 'list', items: itemsOf(rows).map((item) => inline(item, line, reading)) }
  if (rows.every((row) => row.startsWith('> '))) return { kind: 'callout', parts: inline(rows.map((row) => row.slice(2).trim()).join(' '), line, reading) }
  if (!reading.asItStands && rows.some((row) => /^(#|\d+[.)] |[-+*]( |$)|---|===|~~~)/.test(row.trim()))) throw new Wrong('markup', line)
  return { kind: 'paragraph', parts: inline(rows.map((row) => row.trim()).join(' '), line, reading) }
}

/** @param mayLead whether a link may lead to a page of that name */
export function readMarkdown(body: string, mayLead: (page: string) => boolean): Result<readonly Block[], MarkdownFault> {
  const groups = groupsOf(body.replaceAll('\r\n', '\n'))
  if (groups.length === 0) return refuse({ kind: 'empty', line: 1 })
  try {
    return accept(groups.map((group, at) => blockOf(group, at + 1, { mayLead, asItStands: false })))
  } catch (fault) {
    if (fault instanceof Wrong) return refuse(fault.fault)
    throw fault
  }
}

/** A text that is stored, as it is shown: where it could not be proposed today, what means nothing in it stands as it is, and the rest means what it means. */
export const showMarkdown = (body: string, mayLead: (page: string) => boolean): readonly Block[] =>
  groupsOf(body.replaceAll('\r\n', '\n')).map((group, at) => blockOf(group, at + 1, { mayLead, asItStands: true }))

/** The words alone, for the search. */
export const plainWords = (parts: readonly Inline[]): string => parts.map((part) => (part.kind === 'strong' ? plainWords(part.parts) : part.text)).join('')

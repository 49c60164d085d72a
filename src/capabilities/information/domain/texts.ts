import type { PublicLanguage } from '#kernel/public-language.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { readMarkdown } from '#capabilities/information/domain/markdown.ts'
import { mayLeadTo, type PageKey } from '#capabilities/information/domain/pages.ts'

/** One version of one page in one language. */
export type Text = {
  readonly language: PublicLanguage
  readonly page: PageKey
  /** Its own version, counted for each page and language. */
  readonly number: number
  /** The version of the Swedish text it says the same as; for Swedish its own. */
  readonly source: number
  readonly title: string
  readonly body: string
  /** Reviewed by a human being who translates, or, for Swedish, by somebody who knows the law. */
  readonly reviewed: boolean
  /** Holds a legal statement. */
  readonly legal: boolean
}

/** What a second person must have read before anybody else reads it: a number in any script, an address, or what the law says. */
export const needsSecond = (text: Pick<Text, 'title' | 'body' | 'legal'>): boolean =>
  text.legal || /[\p{Nd}@]|www|:\/\//iu.test((text.title + text.body).normalize('NFKC'))

export type BodyFault = { readonly kind: 'wrong-markup' | 'wrong-link' }

/** What in a text keeps it from being proposed or published; what is published already is shown as it stands. */
export function bodyFault(body: string): BodyFault | null {
  const read = readMarkdown(body, mayLeadTo)
  return read.ok ? null : { kind: read.refusal.kind === 'link' ? 'wrong-link' : 'wrong-markup' }
}

const keyOf = (language: PublicLanguage, page: PageKey): string => `${language}/${page}`

/** Whether the page says something of the law already, in this language or in Swedish: nobody takes it out, or its two readers, alone. */
export const saysLaw = (standing: ReadonlyMap<string, Text>, language: PublicLanguage, page: PageKey): boolean =>
  [language, 'sv' as const].some((one) => standing.get(keyOf(one, page))?.legal === true)

export type FrontMatterFault = { readonly kind: 'front-matter' }

const row = /^([a-z]+): (.*?)\s*(?:# .*)?$/

/** Reads a file of `content/`. */
export function readText(file: string, language: PublicLanguage, page: PageKey): Result<Text, FrontMatterFault> {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file.replaceAll('\r\n', '\n')) ?? []
  const said = new Map(head.split('\n').flatMap((line) => (row.exec(line)?.[1] ? [[row.exec(line)?.[1], row.exec(line)?.[2] ?? ''] as const] : [])))
  const version = Number(said.get(language === 'sv' ? 'version' : 'source'))
  const title = (said.get('title') ?? '').replace(/^"(.*)"$/, '$1')
  const [reviewed, legal] = [said.get('reviewed'), said.get('legal')]
  if (!Number.isInteger(version) || version < 1 || title === '' || !/^(yes|no)$/.test(reviewed ?? '') || !/^(yes|no)$/.test(legal ?? ''))
    return refuse({ kind: 'front-matter' })
  return accept({
    language,
    page,
    number: language === 'sv' ? version : 1,
    source: version,
    title,
    body: body.trim(),
    reviewed: reviewed === 'yes',
    legal: legal === 'yes',
  })
}

/** What stands: of each page and language the newest source wins, and of two with the same, the one that was published here. */
export function whatStands(first: readonly Text[], published: readonly Text[]): ReadonlyMap<string, Text> {
  const standing = new Map<string, Text>()
  for (const text of [...first, ...published]) {
    const key = keyOf(text.language, text.page)
    const was = standing.get(key)
    if (!was || text.source > was.source || (text.source === was.source && text.number >= was.number)) standing.set(key, text)
  }
  return standing
}

/** What a reader of a language is shown, and what must be said about it. */
export type Chosen = { readonly text: Text; readonly elsewhere: boolean; readonly older: boolean; readonly unreviewed: boolean }

const isOlder = (text: Text, standing: ReadonlyMap<string, Text>): boolean =>
  text.language !== 'sv' && text.source < (standing.get(keyOf('sv', text.page))?.source ?? 0)

export function chooseText(standing: ReadonlyMap<string, Text>, language: PublicLanguage, page: PageKey): Chosen | null {
  const order: readonly PublicLanguage[] = language === 'sv-easy' ? ['sv-easy', 'sv', 'en'] : [language, 'en', 'sv']
  for (const candidate of order) {
    const text = standing.get(keyOf(candidate, page))
    if (text) return { text, elsewhere: candidate !== language, older: isOlder(text, standing), unreviewed: !text.reviewed && candidate !== 'sv' }
  }
  return null
}

export type Standing = 'missing' | 'older' | 'unreviewed' | 'good'

/** How it is with a page in a language, for the editors. */
export function standingOf(standing: ReadonlyMap<string, Text>, language: PublicLanguage, page: PageKey): Standing {
  const text = standing.get(keyOf(language, page))
  if (!text) return 'missing'
  if (isOlder(text, standing)) return 'older'
  return text.reviewed ? 'good' : 'unreviewed'
}

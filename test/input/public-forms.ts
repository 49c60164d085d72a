import { createHash } from 'node:crypto'
import type { PublicLanguage } from '#kernel/public-language.ts'
import type { PublicDoor } from '#platform/http/public-door.ts'

/** One of the forms of a public page, as a browser finds it: where it goes, what it is for, and what somebody fills in. */
export type PublicFormSeen = {
  readonly name: string
  readonly to: string
  readonly inParts: boolean
  readonly hidden: Readonly<Record<string, string>>
  /** Fields that somebody writes in, and those where one of several is chosen. */
  readonly written: readonly string[]
  readonly chosen: readonly string[]
}

export const unescaped = (html: string): string =>
  html
    .replaceAll(/&#(\d+);/g, (_, point) => String.fromCodePoint(Number(point)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
const attribute = (tag: string, name: string): string => unescaped(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
/** The address of a door without the language and what else changes: the same form has the same name in every language. */
const placeOf = (to: string, doors: readonly PublicDoor[]): string => {
  const door = doors.find(({ path }) => new RegExp(`^${path.replaceAll(/:[a-z]+/g, '[^/]+')}$`).test(to))
  return door?.path ?? to.replace(/^\/[^/]+/, '/:language')
}

export function formsIn(html: string, doors: readonly PublicDoor[]): readonly PublicFormSeen[] {
  return (html.match(/<form[^>]*method="post"[\s\S]*?<\/form>/g) ?? []).map((form) => {
    const to = attribute(form, 'action')
    const tags = form.match(/<(?:input|textarea|select)\b[^>]*>/g) ?? []
    const of = (fits: (tag: string) => boolean): readonly string[] => [...new Set(tags.filter(fits).map((tag) => attribute(tag, 'name')))]
    const type = (tag: string): string => attribute(tag, 'type')
    const hidden = Object.fromEntries(tags.filter((tag) => type(tag) === 'hidden').map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]))
    return {
      name: `${placeOf(to, doors)} ${hidden['what'] ?? 'send'}`,
      to,
      inParts: /enctype="multipart\/form-data"/i.test(form.split('>')[0] ?? ''),
      hidden,
      written: of((tag) => tag.startsWith('<textarea') || type(tag) === 'text'),
      chosen: of((tag) => tag.startsWith('<select') || ['radio', 'checkbox'].includes(type(tag))),
    }
  })
}

/** The small proof of work that a browser with JavaScript does instead of waiting. */
export function solved(puzzle: string): string {
  for (let answer = 0; ; answer += 1) if (createHash('sha256').update(`${puzzle}.${answer}`).digest().readUInt32BE(0) >>> 18 === 0) return String(answer)
}

/** Words as the public side keeps them: without signs that nobody sees, which turn or hide the text around them. */
export const asKept = (words: string): string =>
  words
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .toWellFormed()
    .trim()

/** What stands on a page as wrong, and at which field: the sentence has the field's name in its id, and the field points at it. */
export function toldWrong(html: string): readonly { readonly field: string | null; readonly words: string }[] {
  return [...html.matchAll(/<p class="[^"]*"(?: id="([a-z]+)-wrong")? role="alert">([\s\S]*?)<\/p>/g)].map(([, field = null, words = '']) => {
    const pointed = field !== null && new RegExp(`<(?:input|textarea|select)[^>]* aria-describedby="[^"]*\\b${field}-wrong\\b[^"]*"`).test(html)
    return { field: pointed ? field : null, words: unescaped(words.replaceAll(/<[^>]+>/g, '')).trim() }
  })
}

export const languageOf = (html: string): string => /<html[^>]* lang="([^"]+)"/.exec(html)?.[1] ?? ''
/** Every sentence of a room's words. */
export function sentences(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words]
  if (typeof words !== 'object' || words === null) return []
  return Object.values(words).flatMap(sentences)
}
export const bodyFor = (form: PublicFormSeen, fields: readonly (readonly [name: string, value: string])[]): FormData | URLSearchParams => {
  const body = form.inParts ? new FormData() : new URLSearchParams()
  for (const [name, value] of [...Object.entries(form.hidden), ...fields]) body.append(name, value)
  return body
}
/** Languages with words of their own on these pages, of both directions of writing and with other letters. */
export const tried: readonly PublicLanguage[] = ['sv', 'en', 'ro', 'ar', 'uk', 'ti']

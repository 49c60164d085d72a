import type { z } from 'zod'
import { fieldsOf, isTick, type FormOf } from '#test/input/bad.ts'
import type { Entries } from '#test/input/sending.ts'

/** Words that would do something if anybody took them for more than words. The shorter ones are for short fields. */
export const hostile: readonly string[] = [
  '</textarea></title><script>window.ran=1</script><img src=x onerror="window.ran=1"><svg onload=window.ran=1>"\'><a href="javascript:window.ran=1">x</a>{{constructor.constructor("window.ran=1")()}}${window.ran=1}<iframe srcdoc="<script>parent.ran=1</script>"></iframe><base href="https://else.example/"><link rel=stylesheet href="https://else.example/x.css">',
  '"><img src=https://else.example/x onerror=window.ran=1>',
  '<script>window.ran=1</script>',
  '=cmd|"/C calc"!A0<b>',
  '\'"><b>x',
]

const attribute = (tag: string, name: string): string | null =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&') ?? null

const soon: Readonly<Record<string, string>> = { date: '2026-03-12', 'datetime-local': '2026-03-12T10:00', number: '1' }

/** The first of these words, the longest first, that this field takes; none when it takes no such thing. */
export const fitting =
  (choice: readonly string[]) =>
  (schema: z.ZodType | undefined): string | null =>
    choice.find((words) => schema?.safeParse(words).success === true) ?? null

/** A box that nobody has to tick. */
const mayBeLeft = (schema: z.ZodType): boolean => isTick(schema) && schema.safeParse(false).success

/** Fills the form in the middle of a page as somebody would who knows what is asked for; with words that mean harm, unless others are given. `ticks`: also the boxes that may be left. */
export function fillIn(
  html: string,
  door: FormOf,
  wordsFor = fitting(hostile),
  ticks = true,
): { readonly entries: Entries; readonly words: readonly string[] } {
  const main = html.slice(html.indexOf('<main'))
  const schemas = fieldsOf(door)
  const entries: [string, string][] = []
  const words: string[] = []
  const chosen = new Set<string>()
  const put = (name: string, value: string): void => void entries.push([name, value])
  for (const [tag] of main.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)) {
    const name = attribute(tag, 'name') ?? ''
    const type = tag.startsWith('<input') ? (attribute(tag, 'type') ?? 'text') : tag.startsWith('<select') ? 'select' : 'textarea'
    const schema = schemas.get(name)
    if (schema === undefined || (chosen.has(name) && type !== 'checkbox')) continue
    if (!ticks && type === 'checkbox' && mayBeLeft(schema)) continue
    if (type === 'hidden' || type === 'radio' || (type === 'checkbox' && !/ disabled/.test(tag))) put(name, attribute(tag, 'value') ?? 'on')
    else if (type in soon) put(name, attribute(tag, 'value') || (soon[type] ?? ''))
    else if (type === 'select') {
      const rest = main.slice(main.indexOf(tag))
      const options = [...rest.slice(0, rest.indexOf('</select>')).matchAll(/<option[^>]*>/g)].map(([option]) => attribute(option, 'value') ?? '')
      put(name, options.find((option) => option !== '') ?? '')
    } else if (type === 'text' || type === 'search' || type === 'textarea') {
      const harm = wordsFor(schema)
      if (harm !== null) words.push(harm)
      put(name, harm ?? attribute(tag, 'value') ?? '')
    }
    chosen.add(name)
  }
  return { entries, words }
}

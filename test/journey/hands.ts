import { minutesAfter } from '#kernel/time.ts'
import { demoToday } from '#app/demo/world.ts'
import type { Fields, Someone } from '#test/house.ts'

/** A quarter past eleven at night. */
export const night = demoToday
/** A time as a form sends it, so many minutes after the night began. Sweden is an hour ahead in March, until its last Sunday. */
export const swedish = (minutes: number): string =>
  minutesAfter(night, minutes + 60)
    .toISOString()
    .slice(0, 16)

const plain = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return found ? plain(found[1] ?? '') : null
}
const has = (tag: string, name: string): boolean => new RegExp(`\\s${name}(?=[\\s/>=])`).test(tag)

export type Paper = { readonly action: string; readonly fields: Readonly<Record<string, readonly string[]>> }

/** The page's form as a browser without JavaScript would send it untouched: hidden fields, what is ticked, what is written. */
export function paperOn(html: string): Paper {
  const form = /<form(?=[^>]*method="post")[^>]*class="l-form"[\s\S]*?<\/form>/.exec(html.slice(html.indexOf('<main')))?.[0]
  if (!form) throw new Error(`there is no form on ${/<title>([^<]*)/.exec(html)?.[1] ?? 'this page'}`)
  const fields: Record<string, string[]> = {}
  const add = (name: string | null, value: string): void => {
    if (name !== null) (fields[name] ??= []).push(value)
  }
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const type = attribute(tag, 'type') ?? 'text'
    if ((type === 'radio' || type === 'checkbox') && !has(tag, 'checked')) continue
    add(attribute(tag, 'name'), attribute(tag, 'value') ?? '')
  }
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g)) add(attribute(tag, 'name'), plain(text).replace(/^\n/, ''))
  for (const [, tag = '', options = ''] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const all = [...options.matchAll(/<option[^>]*>/g)].map(([option]) => option)
    add(attribute(tag, 'name'), attribute(all.find((option) => has(option, 'selected')) ?? all[0] ?? '', 'value') ?? '')
  }
  return { action: attribute(form, 'action') ?? '', fields }
}

/** What the form offers under a name, ticked or not. */
export const offeredOn = (html: string, name: string): readonly string[] =>
  [...html.matchAll(/<input[^>]*>/g)].flatMap(([tag]) => (attribute(tag, 'name') === name && tag.includes('value=') ? [attribute(tag, 'value') ?? ''] : []))

/** Takes the form of a page in hand: what is changed is changed, the rest stays as it stood. */
export async function takes(person: Someone, path: string, changes: Fields = {}): Promise<{ readonly action: string; readonly fields: Fields }> {
  const shown = await person.visits(path)
  if (shown.status !== 200) throw new Error(`${path} answers ${shown.status}`)
  const { action, fields } = paperOn(await shown.text())
  return { action, fields: { ...fields, ...changes } }
}

/** Fills in the form of a page and sends it. */
export async function fills(person: Someone, path: string, changes: Fields = {}): Promise<Response> {
  const { action, fields } = await takes(person, path, changes)
  return await person.submits(action, fields)
}

/** Where a deed led. Anything but 303 is thrown, with what the page complained of. */
export async function ledTo(response: Response): Promise<string> {
  const to = response.headers.get('location')
  if (response.status === 303 && to !== null) return to
  const page = await response.text()
  throw new Error(`${response.status} ${/error-summary[\s\S]{0,500}/.exec(page)?.[0] ?? /l-notice[\s\S]{0,300}/.exec(page)?.[0] ?? page.slice(0, 300)}`)
}
export const lastPart = (path: string): string => path.split('?')[0]?.split('/').at(-1) ?? ''
/** Does what a form is for, and answers with the id of what it made or belongs to. */
export const makes = async (person: Someone, path: string, changes: Fields = {}): Promise<string> => lastPart(await ledTo(await fills(person, path, changes)))

export const told = async <Answer>(person: Someone, path: string): Promise<Answer> => {
  const response = await person.asks(path)
  if (response.status !== 200) throw new Error(`/api/v1${path} answers ${response.status}`)
  return (await response.json()) as Answer
}

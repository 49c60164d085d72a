import { renderDocument } from '#ui/render.ts'
import type { Language } from '#kernel/language.ts'
import type { Instant } from '#kernel/time.ts'
import type { House } from '#platform/http/house.ts'
import type { Page, Shown } from '#ui/page.ts'

type Reading = { readonly language: Language; readonly now: Instant; readonly path: string; readonly token: string; readonly reader: Page['reader'] }

export const pageOf = (reading: Reading): Page => ({ ...reading, newKey: () => crypto.randomUUID() })

/** Draws a page as a whole document. */
export function present(house: House, page: Page, shown: Shown, status = shown.status ?? 200, headers: Readonly<Record<string, string>> = {}): Response {
  const places = page.reader ? house.places(page.reader.roles, page.language) : []
  return new Response(Buffer.from(renderDocument(house.frame(page, shown, house.assets, places))), {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  })
}

export const seeOther = (to: string, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, { status: 303, headers: { location: to, ...headers } })

export const json = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers } })

/** RFC 9457. `kind` is a code; the words are for people. */
export const problem = (status: number, kind: string, more: Readonly<Record<string, unknown>> = {}, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify({ type: `about:blank#${kind}`, title: kind, status, ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })

import { createHash } from 'node:crypto'
import { isLanguage, type Language } from '#kernel/language.ts'
import { readBody } from '#platform/http/body.ts'
import { setCookie, tokenOf } from '#platform/http/cookie.ts'
import { cameFromUs } from '#platform/http/crossing.ts'
import type { OpenDoor } from '#platform/http/door.ts'
import type { House } from '#platform/http/house.ts'
import type { Passage } from '#platform/http/passage.ts'
import { json, pageOf, present, problem, seeOther } from '#platform/http/present.ts'
import { isOpenToken, openToken } from '#platform/http/token.ts'
import { refusedPage } from '#platform/http/refused.tsx'

/** The language somebody not signed in reads: asked for, else the browser's. Never a cookie. */
export function languageOf(request: Request): Language {
  const asked = new URL(request.url).searchParams.get('language')
  if (isLanguage(asked)) return asked
  const first = (request.headers.get('accept-language') ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2))
    .find(isLanguage)
  return first ?? 'sv'
}

const strings = (fields: Readonly<Record<string, unknown>>): Record<string, string> => {
  const words: Record<string, string> = {}
  for (const [name, value] of Object.entries(fields)) if (typeof value === 'string') words[name] = value
  return words
}

/** These doors have no schemas, and no database keeps a NUL; nobody types one. */
const hasNul = (fields: Readonly<Record<string, unknown>>): boolean => Object.values(fields).some((value) => typeof value === 'string' && value.includes('\0'))

/** Opens a door that needs no sign-in: no actor, no transaction. */
export async function passThrough(
  house: House,
  door: OpenDoor,
  request: Request,
  params: Readonly<Record<string, string>>,
  address: string,
): Promise<Response> {
  const url = new URL(request.url)
  const speaksJson = url.pathname.startsWith('/api/')
  const language = languageOf(request)
  const realNow = house.realNow()
  const page = pageOf({ language, now: realNow, path: url.pathname, token: openToken(house.formKey, realNow), reader: null })
  const refused = (status: number, kind: string): Response => (speaksJson ? problem(status, kind) : present(house, page, refusedPage(page, kind), status))
  let fields: Record<string, string> = {}
  if (request.method === 'POST') {
    if (!cameFromUs(request, house.origin, false)) return refused(403, 'cross-origin')
    const body = await readBody(request, speaksJson ? 'json' : 'form')
    if (!body.ok) return refused(body.refusal.kind === 'too-large' ? 413 : body.refusal.kind === 'wrong-type' ? 415 : 400, body.refusal.kind)
    if (hasNul(body.value)) return refused(400, 'not-understood')
    if (!speaksJson && !isOpenToken(house.formKey, realNow, body.value['_token'])) return refused(403, 'old-form')
    fields = strings(body.value)
  }
  const passage: Passage = {
    request,
    params,
    language,
    databases: house.databases,
    realNow,
    page,
    fields,
    answer: (shown, status, headers) => present(house, page, shown, status, headers),
    redirect: (to, headers) => seeOther(to, headers),
    json: (answer, status, headers) => json(answer, status, headers),
    token: tokenOf(request, house.origin)?.token ?? null,
    cookie: (token) => setCookie(house.origin, token),
    caller: createHash('sha256').update(house.formKey).update(address).digest(),
  }
  if (request.method === 'POST') return door.post ? await door.post(passage) : refused(404, 'not-found')
  return await door.show(passage)
}

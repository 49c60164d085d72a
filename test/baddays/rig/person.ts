import { setTimeout as wait } from 'node:timers/promises'
import { paperOn, type Paper } from '#test/journey/hands.ts'
import type { Town } from '#test/baddays/rig/town.ts'

export type Fields = Readonly<Record<string, unknown>>
export type Told = { readonly status: number; readonly body: Record<string, unknown>; readonly text: string; readonly headers: Headers }

/** Somebody at a program, through its API and its pages, as a browser or a script is. */
export type Person = {
  readonly login: string
  readonly reads: (path: string) => Promise<Told>
  readonly page: (path: string, language?: string) => Promise<Told>
  readonly tells: (path: string, fields: Fields, key?: string, patience?: number) => Promise<Told>
  /** The form of a page as it stands. */
  readonly paper: (path: string) => Promise<Paper>
  /** Sends an HTML form as a browser does, with its hidden fields. */
  readonly fills: (path: string, fields: Readonly<Record<string, string | readonly string[]>>) => Promise<Told>
}

const told = async (answer: Response): Promise<Told> => {
  const text = await answer.text()
  const isJson = (answer.headers.get('content-type') ?? '').includes('json')
  return { status: answer.status, text, headers: answer.headers, body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {} }
}

export function personAt(town: Town, origin: () => string, login: string): Person {
  const token = town.tokenOf(login)
  const bearer = { authorization: `Bearer ${token}` }
  const cookie = { cookie: `s=${token}` }
  const page: Person['page'] = async (path, language = 'en') =>
    await told(await fetch(origin() + path, { headers: { ...cookie, 'accept-language': language }, redirect: 'manual', signal: AbortSignal.timeout(30_000) }))
  const paper: Person['paper'] = async (path) => {
    const shown = await page(path)
    if (shown.status !== 200) throw new Error(`${path} answers ${shown.status} to ${login}`)
    return paperOn(shown.text)
  }
  return {
    login,
    page,
    reads: async (path) => await told(await fetch(`${origin()}/api/v1${path}`, { headers: bearer, signal: AbortSignal.timeout(30_000) })),
    tells: async (path, fields, key = crypto.randomUUID(), patience = 30_000) =>
      await told(
        await fetch(`${origin()}/api/v1${path}`, {
          method: 'POST',
          body: JSON.stringify(fields),
          headers: { ...bearer, 'content-type': 'application/json', 'idempotency-key': key },
          signal: AbortSignal.timeout(patience),
        }),
      ),
    paper,
    fills: async (path, fields) => {
      const { action, fields: shown } = await paper(path)
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries({ ...shown, ...fields })) for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
      const headers = { ...cookie, origin: origin(), 'sec-fetch-site': 'same-origin' }
      return await told(await fetch(origin() + action, { method: 'POST', body, headers, redirect: 'manual', signal: AbortSignal.timeout(30_000) }))
    },
  }
}

/** A deed on its way: what is asked, and under which key it is asked again. */
export type Sent = { readonly by: string; readonly what: string; readonly path: string; readonly fields: Fields; readonly key: string; readonly at: number }
export type Kept = Sent & { readonly id: string; readonly location: string }

/** Sends until it is answered: again on a broken line and on 503, always under the same key. */
export async function insists(person: Person, sent: Pick<Sent, 'path' | 'fields' | 'key'>, seconds = 30): Promise<Told> {
  const over = performance.now() + seconds * 1000
  for (;;) {
    const answer = await person.tells(sent.path, sent.fields, sent.key).catch(() => null)
    if (answer !== null && answer.status !== 503) return answer
    if (performance.now() > over) throw new Error(`${sent.path} was not answered within ${seconds} s`)
    await wait(50)
  }
}

export const must = (answer: Told, what: string): string => {
  if (answer.status !== 201) throw new Error(`${what}: ${answer.status} ${answer.text.slice(0, 600)}`)
  const id = answer.body['id']
  return typeof id === 'string' ? id : (/[0-9a-f-]{36}(?=[^0-9a-f]*$)/.exec(String(answer.body['location']))?.[0] ?? '')
}

import { sql } from 'kysely'
import type { Hono } from 'hono'
import { people } from '#capabilities/people/capability.ts'
import { furnishPeople, preparePeople } from '#capabilities/people/demo-furnish.ts'
import type { Player } from '#capabilities/people/demo-furnish.ts'
import { demoPerson } from '#capabilities/people/demo.ts'
import { codeAt } from '#capabilities/people/commands/check-code.ts'
import { furnishReference } from '#capabilities/people/store/reference.ts'
import { asOwner } from '#capabilities/people/store/operator.ts'
import type { Tx } from '#platform/db/tx.ts'
import { serve } from '#platform/http/serve.ts'
import { ctxHash, dbToken, newToken, sessionBlob, tokenHash } from '#platform/sealing/session-keys.ts'
import { openSmallHouse, origin, type SmallHouse } from '#test/http/small-house.ts'

/** Somebody at a browser, signed in or not. */
export type Browser = {
  readonly token: string | null
  readonly visits: (path: string) => Promise<Response>
  readonly reads: (path: string) => Promise<string>
  readonly submits: (path: string, fields: Readonly<Record<string, string | readonly string[]>>) => Promise<Response>
  /** Opens the form at `from`, and sends its hidden fields with these. */
  readonly fills: (path: string, fields: Readonly<Record<string, string | readonly string[]>>, from?: string) => Promise<Response>
  readonly asks: (path: string, body?: unknown) => Promise<Response>
}

/** The people room with the demo's zones and people, on a real database. Passphrases cost little here; nothing else differs. */
export type PeopleHouse = SmallHouse & {
  readonly players: ReadonlyMap<string, Player>
  readonly owner: <Value>(deed: (tx: Tx) => Promise<Value>) => Promise<Value>
  readonly browser: (token?: string | null) => Browser
  /** Signed in by the database alone, without passphrase and code. */
  readonly as: (login: string) => Promise<Browser>
  /** The code that somebody's app shows now. Each call lets half a minute pass, so that every code is a new one. */
  readonly nextCode: (login: string) => string
  readonly codeOf: (secret: Uint8Array) => string
  /** Lets real time pass for the program (not for the database). */
  readonly pass: (seconds: number) => void
  readonly signsIn: (login: string, typed?: { readonly passphrase?: string; readonly code?: string }) => Promise<Response>
}

const cheap = { memory: 64, passes: 1, parallelism: 1 } as const

export const hiddenIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.slice(html.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )

const bodyOf = (fields: Readonly<Record<string, string | readonly string[]>>): URLSearchParams =>
  new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one]))))

export const cookieOf = (response: Response): string | null => /^s=([A-Za-z0-9_-]{43});/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? null

function browserAt(app: Hono, token: string | null): Browser {
  const own: Record<string, string> = token === null ? {} : { cookie: `s=${token}` }
  const ask = (path: string, init: RequestInit): Promise<Response> => Promise.resolve(app.request(origin + path, init))
  const visits = (path: string) => ask(path, { headers: { ...own, 'accept-language': 'en' } })
  const reads = async (path: string) => await (await visits(path)).text()
  const submits = (path: string, fields: Readonly<Record<string, string | readonly string[]>>) =>
    ask(path, { method: 'POST', body: bodyOf(fields), headers: { ...own, origin, 'sec-fetch-site': 'same-origin', 'accept-language': 'en' } })
  return {
    token,
    visits,
    reads,
    submits,
    fills: async (path, fields, from = path) => await submits(path, { ...hiddenIn(await reads(from)), ...fields }),
    asks: (path, body) => {
      const bearer: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
      return body === undefined
        ? ask(path, { headers: bearer })
        : ask(path, { method: 'POST', body: JSON.stringify(body), headers: { ...bearer, 'content-type': 'application/json' } })
    },
  }
}

export async function openPeopleHouse(): Promise<PeopleHouse> {
  const secrets = { kek: new Uint8Array(32).fill(3), pepper: new Uint8Array(32).fill(5) }
  const small = await openSmallHouse([people({ secrets, version: '0.0.0' })])
  const admin = await small.scratch.admin('main')
  const owner = <Value>(deed: (tx: Tx) => Promise<Value>): Promise<Value> => asOwner(admin, 'test.set', deed)
  await owner(furnishReference)
  const prepared = await preparePeople(secrets, cheap)
  const players = new Map((await owner((tx) => furnishPeople(tx, secrets, prepared))).map((player) => [player.login, player]))
  let ahead = 0
  const realNow = (): Date => new Date(Date.now() + ahead * 1000)
  const app = serve({ ...small.house, realNow })
  const codeOf = (secret: Uint8Array): string => {
    ahead += 30
    return codeAt(secret, realNow())
  }
  const nextCode = (login: string): string => codeOf(demoPerson(login).totp)
  const as = async (login: string): Promise<Browser> => {
    const { id, zoneId, roles, pair } = players.get(login) as Player
    const token = newToken()
    await sql`select authz.open_session(${tokenHash(token)}, ${ctxHash(dbToken(token))}, ${id}, ${zoneId}, ${[...roles]}, 'en', ${pair.publicKey}, ${sessionBlob(token, pair.privateKey)}, 'cookie')`.execute(
      admin,
    )
    await sql`update authz.session set strong_at = strong_at + ${`${ahead} seconds`}::interval where token_hash = ${tokenHash(token)}`.execute(admin)
    return browserAt(app, token)
  }
  const signsIn: PeopleHouse['signsIn'] = (login, typed = {}) =>
    browserAt(app, null).fills('/sign-in', { login, passphrase: typed.passphrase ?? demoPerson(login).passphrase, code: typed.code ?? nextCode(login) })
  return {
    ...small,
    app,
    players,
    owner,
    browser: (token = null) => browserAt(app, token),
    as,
    nextCode,
    codeOf,
    pass: (seconds) => void (ahead += seconds),
    signsIn,
  }
}

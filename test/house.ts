import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { sql } from 'kysely'
import { makeWorld } from '#app/demo/world.ts'
import { compose, type Program } from '#app/program.ts'
import { demoPerson } from '#capabilities/people/demo.ts'
import type { Secrets } from '#platform/config/secrets.ts'
import type { Pair } from '#platform/sealing/pair.ts'
import { ctxHash, dbToken, newToken, sessionBlob, tokenHash } from '#platform/sealing/session-keys.ts'
import { makeScratch, type Scratch } from '#test/database/scratch.ts'

export const origin = 'http://127.0.0.1:8080'
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** Somebody of the demo world, signed in. */
export type Someone = {
  readonly token: string
  readonly visits: (path: string) => Promise<Response>
  readonly reads: (path: string) => Promise<string>
  readonly submits: (path: string, fields: Fields, headers?: Record<string, string>) => Promise<Response>
  /** Opens the form and sends it with these fields, as a browser without JavaScript does. */
  readonly fills: (path: string, fields: Fields) => Promise<Response>
  readonly asks: (path: string) => Promise<Response>
  readonly tells: (path: string, body: unknown) => Promise<Response>
}

export type OpenHouse = {
  readonly program: Program
  readonly scratch: Scratch
  readonly secrets: Secrets
  readonly someone: (login: string) => Promise<Someone>
  readonly setClock: (at: Date) => Promise<void>
  /** Acts of the record, oldest first. */
  readonly recorded: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** Little work for the machine: what is tested is who may come in, not how long guessing takes. */
const cheap = { memory: 1024, passes: 1, parallelism: 1 } as const

const hiddenFields = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.slice(html.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )

const bodyOf = (fields: Fields): URLSearchParams => {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  return body
}

function makeSecrets(): Secrets {
  const { privateKey } = generateKeyPairSync('ed25519')
  const fill = (byte: number): Uint8Array => new Uint8Array(32).fill(byte)
  return {
    kek: fill(1),
    pepper: fill(2),
    form: fill(3),
    auditKey: createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    database: { admin: '', app: '', vault: '' },
  }
}

async function openSomeone(house: { program: Program; scratch: Scratch; players: ReadonlyMap<string, Pair> }, login: string): Promise<Someone> {
  const { program, scratch, players } = house
  const person = demoPerson(login)
  const pair = players.get(person.id)
  if (!pair) throw new Error(`${login} has no keys`)
  const token = newToken()
  const roles = [...person.roles]
  const zone = sql`(select zone_id from people.person where id = ${person.id})`
  await sql`select authz.open_session(${tokenHash(token)}, ${ctxHash(dbToken(token))}, ${person.id}, ${zone}, ${roles}, ${person.language}, ${pair.publicKey}, ${sessionBlob(token, pair.privateKey)}, 'cookie')`.execute(
    await scratch.admin('main'),
  )
  const ask = (path: string, init: RequestInit): Promise<Response> => Promise.resolve(program.staff.request(origin + path, init))
  const visits = (path: string) => ask(path, { headers: { cookie: `s=${token}` } })
  const reads = async (path: string) => await (await visits(path)).text()
  const submits: Someone['submits'] = (path, fields, headers = {}) =>
    ask(path, { method: 'POST', body: bodyOf(fields), headers: { cookie: `s=${token}`, origin, 'sec-fetch-site': 'same-origin', ...headers } })
  return {
    token,
    visits,
    reads,
    submits,
    fills: async (path, fields) => await submits(path.split('?')[0] ?? path, { ...hiddenFields(await reads(path)), ...fields }),
    asks: (path) => ask(`/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } }),
    tells: (path, body) =>
      ask(`/api/v1${path}`, { method: 'POST', body: JSON.stringify(body), headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } }),
  }
}

/** The whole house on a database of its own, with the people of the demo world in it; `stories` tells what has happened there as well. */
export async function openHouse(wanted: { readonly now?: Date; readonly stories?: boolean } = {}): Promise<OpenHouse> {
  const scratch = await makeScratch()
  const secrets = makeSecrets()
  const opened = await makeWorld(scratch, secrets, { cost: cheap, stories: wanted.stories ?? false, ...(wanted.now ? { today: wanted.now } : {}) })
  const players = new Map(opened.map((player) => [player.id, player.pair]))
  const program = compose({ databases: scratch.databases, secrets, staffOrigin: origin, publicOrigin: 'http://127.0.0.1:8081', demo: true })
  const admin = await scratch.admin('main')
  return {
    program,
    scratch,
    secrets,
    someone: (login) => openSomeone({ program, scratch, players }, login),
    setClock: scratch.setClock,
    recorded: async () =>
      (await sql<{ act: string }>`select body::jsonb ->> 'act' as act from audit.event where body is not null order by seq`.execute(admin)).rows.map(
        (row) => row.act,
      ),
    close: () => scratch.drop(),
  }
}

import { sql } from 'kysely'
import { directory } from '#capabilities/directory/capability.ts'
import { furnish as furnishDirectory } from '#capabilities/directory/store/furnish.ts'
import { furnishReference as furnishPeople } from '#capabilities/people/store/reference.ts'
import { statistics } from '#capabilities/statistics/capability.ts'
import { furnish as furnishStatistics } from '#capabilities/statistics/commands/furnish.ts'
import type { Tx } from '#platform/db/tx.ts'
import { settle } from '#platform/record/record.ts'
import { newPair } from '#platform/sealing/pair.ts'
import { ctxHash, dbToken, newToken, sessionBlob, tokenHash } from '#platform/sealing/session-keys.ts'
import { openSmallHouse, origin, type SmallHouse } from '#test/http/small-house.ts'

/** A colleague of a zone, signed in. */
export type Colleague = {
  readonly id: string
  readonly zoneId: string
  readonly visits: (path: string) => Promise<Response>
  readonly reads: (path: string) => Promise<string>
  readonly asks: (path: string) => Promise<Response>
  readonly submits: (path: string, fields: Readonly<Record<string, string>>) => Promise<Response>
  /** The same with files. */
  readonly sends: (path: string, body: FormData) => Promise<Response>
  /** Opens the form (or another with the same token) and sends it with these fields, as a browser does. */
  readonly fills: (path: string, fields: Readonly<Record<string, string>>, from?: string) => Promise<Response>
}

/** The rooms of this part with zones and people of their own, on a real database. */
export type DirectoryHouse = SmallHouse & {
  readonly asOwner: <Value>(deed: (tx: Tx) => Promise<Value>) => Promise<Value>
  readonly zone: (code: string, kind: string) => Promise<string>
  readonly colleague: (zoneId: string, roles: readonly string[], language?: 'sv' | 'en') => Promise<Colleague>
}

const hiddenFields = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.slice(html.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )

async function signIn(house: SmallHouse, id: string, zoneId: string, roles: readonly string[], language: string): Promise<Colleague> {
  const pair = newPair()
  const token = newToken()
  await sql`select authz.open_session(${tokenHash(token)}, ${ctxHash(dbToken(token))}, ${id}, ${zoneId}, ${[...roles]}, ${language}, ${pair.publicKey}, ${sessionBlob(token, pair.privateKey)}, 'cookie')`.execute(
    await house.scratch.admin('main'),
  )
  const ask = (path: string, init: RequestInit): Promise<Response> => Promise.resolve(house.app.request(origin + path, init))
  const visits = (path: string) => ask(path, { headers: { cookie: `s=${token}` } })
  const submits = (path: string, fields: Readonly<Record<string, string>>) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { cookie: `s=${token}`, origin, 'sec-fetch-site': 'same-origin' } })
  const reads = async (path: string) => await (await visits(path)).text()
  return {
    id,
    zoneId,
    visits,
    reads,
    submits,
    sends: async (path, form) => {
      const whole = new Response(form)
      const type = whole.headers.get('content-type') ?? ''
      return await ask(path, {
        method: 'POST',
        body: await whole.arrayBuffer(),
        headers: { cookie: `s=${token}`, origin, 'sec-fetch-site': 'same-origin', 'content-type': type },
      })
    },
    asks: (path) => ask(`/api/v1${path}`, { headers: { cookie: `s=${token}` } }),
    fills: async (path, fields, from = path) => submits(path, { ...hiddenFields(await reads(from)), ...fields }),
  }
}

export async function openDirectoryHouse(now: Date): Promise<DirectoryHouse> {
  const house = await openSmallHouse([directory, statistics])
  await house.scratch.setClock(now)
  const admin = await house.scratch.admin('main')
  const asOwner = async <Value>(deed: (tx: Tx) => Promise<Value>): Promise<Value> =>
    await admin.transaction().execute(async (tx) => {
      await sql`set local role lilja_owner`.execute(tx)
      const value = await deed(tx)
      await settle(tx, 'test.set')
      return value
    })
  for (const furnish of [furnishPeople, furnishDirectory, furnishStatistics]) await asOwner(furnish)
  const zone = (code: string, kind: string) =>
    asOwner(async (tx) => {
      const { rows } = await sql<{
        id: string
      }>`insert into people.zone (name, code, kind, secrecy_rule) values (${`Zone ${code}`}, ${code}, ${kind}, 'osl-26-1') returning id`.execute(tx)
      return rows[0]?.id ?? ''
    })
  let number = 0
  const colleague = async (zoneId: string, roles: readonly string[], language: 'sv' | 'en' = 'en') => {
    number += 1
    const { rows } = await asOwner((tx) =>
      sql<{ id: string }>`
        insert into people.person (zone_id, zone_code, login, name, staff_code) select id, code, ${`p${number}`} || '.' || lower(code), ${`Person Number ${number}`}, code || ${`-${number}`} from people.zone where id = ${zoneId} returning id`.execute(
        tx,
      ),
    )
    const id = rows[0]?.id ?? ''
    await asOwner((tx) => sql`insert into people.held_role (zone_id, person_id, role) select ${zoneId}, ${id}, unnest(${[...roles]}::text[])`.execute(tx))
    return await signIn(house, id, zoneId, roles, language)
  }
  return { ...house, asOwner, zone, colleague }
}

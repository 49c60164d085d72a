import { sql } from 'kysely'
import type { Hono } from 'hono'
import { makeScratch, type Scratch } from '#test/database/scratch.ts'
import type { Capability } from '#platform/http/capability.ts'
import type { House } from '#platform/http/house.ts'
import { serve } from '#platform/http/serve.ts'
import { newPair } from '#platform/sealing/pair.ts'
import { ctxHash, dbToken, newToken, sessionBlob, tokenHash } from '#platform/sealing/session-keys.ts'
import { ready } from '#platform/sealing/sodium.ts'
import { openVault } from '#platform/sealing/vault-store.ts'
import { BareFrame, PlainFrame } from '#ui/frame.tsx'

export const origin = 'http://127.0.0.1:8080'

export type Someone = {
  readonly personId: string
  readonly token: string
  readonly visits: (path: string, headers?: Record<string, string>) => Promise<Response>
  readonly submits: (path: string, fields: Record<string, string>, headers?: Record<string, string>) => Promise<Response>
  /** The hidden fields of the form on a page. */
  readonly hidden: (path: string) => Promise<Record<string, string>>
}

export type SmallHouse = {
  readonly scratch: Scratch
  readonly app: Hono
  readonly house: House
  readonly someone: (roles: readonly string[]) => Promise<Someone>
  readonly recorded: () => Promise<readonly string[]>
}

const hiddenFields = (html: string): Record<string, string> =>
  Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']))

async function makeSomeone(app: Hono, scratch: Scratch, roles: readonly string[]): Promise<Someone> {
  const pair = newPair()
  const token = newToken()
  const personId = crypto.randomUUID()
  const ctx = dbToken(token)
  await sql`select authz.open_session(${tokenHash(token)}, ${ctxHash(ctx)}, ${personId}, ${crypto.randomUUID()}, ${roles}, 'en', ${pair.publicKey}, ${sessionBlob(token, pair.privateKey)}, 'cookie')`.execute(
    await scratch.admin('main'),
  )
  const ask = (path: string, init: RequestInit): Promise<Response> => Promise.resolve(app.request(origin + path, init))
  const visits = (path: string, headers: Record<string, string> = {}) => ask(path, { headers: { cookie: `s=${token}`, ...headers } })
  const submits = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { cookie: `s=${token}`, origin, 'sec-fetch-site': 'same-origin', ...headers } })
  const hidden = async (path: string) => {
    const html = await (await visits(path)).text()
    return hiddenFields(html.slice(html.indexOf('<main')))
  }
  return { personId, token, visits, submits, hidden }
}

/** The platform alone, with rooms made for the test, on a real database. */
export async function openSmallHouse(rooms: readonly Capability[], tables = ''): Promise<SmallHouse> {
  await ready()
  const scratch = await makeScratch()
  const admin = await scratch.admin('main')
  if (tables !== '') {
    await admin.transaction().execute(async (tx) => {
      await sql`set local role lilja_owner`.execute(tx)
      await sql.raw(tables).execute(tx)
    })
  }
  const house: House = {
    databases: scratch.databases,
    vault: openVault(scratch.databases.vault, new Uint8Array(32)),
    formKey: new Uint8Array(32).fill(7),
    origin,
    version: '0.0.0',
    assets: { css: '/static/a.css', scripts: [], find: () => null },
    rooms,
    reader: () => Promise.resolve({ name: 'Reader', zone: 'Zone', roles: [] }),
    places: () => [],
    frame: (page, shown, assets) => (shown.bare ? BareFrame({ page, shown, assets }) : PlainFrame({ page, shown, assets })),
    realNow: () => new Date(),
  }
  const app = serve(house)
  return {
    scratch,
    app,
    house,
    someone: (roles) => makeSomeone(app, scratch, roles),
    recorded: async () =>
      (
        await sql<{ line: string }>`select (body::jsonb ->> 'act') || ' ' || (body::jsonb ->> 'result') as line from audit.event order by seq`.execute(admin)
      ).rows.map((row) => row.line),
  }
}

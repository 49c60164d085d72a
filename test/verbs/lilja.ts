import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PoolConfig } from 'pg'
import { compose, type Program } from '#app/program.ts'
import { runVerb } from '#app/verbs/run.ts'
import type { Ending, Verb } from '#app/verbs/verb.ts'
import { openSecrets, type Secrets } from '#platform/config/secrets.ts'
import { openPlaces } from '#platform/db/open.ts'
import type { Databases } from '#platform/db/tx.ts'
import { arrive } from '#platform/http/arrive.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Id } from '#kernel/id.ts'
import type { Result } from '#kernel/result.ts'
import { origin, type OpenHouse } from '#test/house.ts'

export type Answer = { readonly ending: Ending; readonly out: string; readonly err: string }
export type Member = { readonly token: string; readonly visits: (path: string) => Promise<Response> }
export type Tool = {
  readonly folder: string
  readonly secrets: Secrets
  /** The program on the same databases and secrets: a verb gives the logins its own passwords, so the house's own program stands still meanwhile. */
  readonly program: Program
  readonly databases: Databases
  readonly lilja: (...args: readonly string[]) => Promise<Answer>
  readonly someone: (login: string) => Promise<Member>
  readonly close: () => Promise<void>
}

const urlOf = ({ user, password, host, port, database }: PoolConfig): string =>
  `postgres://${user}:${encodeURIComponent(typeof password === 'string' ? password : '')}@/${database}?host=${encodeURIComponent(host ?? '')}&port=${port}`

/** A secrets folder with the keys of the house and passwords of its own. */
async function keepSecrets(folder: string, { kek, pepper, form, auditKey }: Secrets): Promise<Secrets> {
  await openSecrets(folder)
  for (const [name, bytes] of Object.entries({ kek, pepper, form })) writeFileSync(join(folder, name), bytes)
  writeFileSync(join(folder, 'audit-signing'), auditKey.export({ type: 'pkcs8', format: 'pem' }))
  return await openSecrets(folder)
}

/** The operator's tool on the databases and secrets of an open house. */
export async function openTool(house: OpenHouse, verbs: readonly Verb[]): Promise<Tool> {
  const folder = mkdtempSync(join(tmpdir(), 'lilja-tool-'))
  const { main, vault } = house.scratch.adminConnection
  const env = { LILJA_DATABASE: urlOf(main), LILJA_VAULT: urlOf(vault), LILJA_SECRETS: join(folder, 'secrets') }
  const secrets = await keepSecrets(env.LILJA_SECRETS, house.secrets)
  const opened = await openPlaces(
    [
      { which: 'main', setting: 'LILJA_DATABASE', connection: main, password: secrets.database.app },
      { which: 'vault', setting: 'LILJA_VAULT', connection: vault, password: secrets.database.vault },
    ],
    4,
  )
  const program = compose({ databases: opened.databases, secrets, staffOrigin: origin, publicOrigin: 'http://127.0.0.1:8081', demo: true })
  return {
    folder,
    secrets,
    program,
    databases: opened.databases,
    lilja: async (...args) => {
      const out: string[] = []
      const err: string[] = []
      const ending = await runVerb(verbs, args, { out: (line) => void out.push(line), err: (line) => void err.push(line), env, cwd: folder })
      return { ending, out: out.join('\n'), err: err.join('\n') }
    },
    someone: async (login) => {
      const { token } = await house.someone(login)
      return { token, visits: async (path) => await program.staff.request(origin + path, { headers: { cookie: `s=${token}` } }) }
    },
    close: async () => {
      await opened.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Writes a file beside the tool. */
export const write = (tool: Tool, name: string, content: string): string => {
  writeFileSync(join(tool.folder, name), content)
  return name
}

/** One deed of somebody signed in, through the walls. */
export async function works<Value>(tool: Tool, token: string, about: Id | null, deed: (visit: Visit) => Promise<Value>): Promise<Value> {
  const entrance = await arrive(tool.program.house, token, about, 'test', async ({ visit, record }) => {
    const value = await deed(visit)
    await record('test.done', 'done')
    return value
  })
  if (entrance.state !== 'open') throw new Error(`the session is ${entrance.state}`)
  return entrance.value
}

export function must<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { vi } from 'vitest'
import { makeWorld } from '#app/demo/world.ts'
import { migrateAll } from '#app/migrations.ts'
import { demoPerson } from '#capabilities/people/demo.ts'
import type { Player } from '#capabilities/people/demo-furnish.ts'
import { readConfig, type Config } from '#platform/config/config.ts'
import { openSecrets, type Secrets } from '#platform/config/secrets.ts'
import { startEmbedded, type Embedded } from '#platform/db/embedded/start.ts'
import { openDatabases, type Opened, type Which } from '#platform/db/open.ts'
import { ctxHash, dbToken, newToken, sessionBlob, tokenHash } from '#platform/sealing/session-keys.ts'
import { openGate, type Gate } from '#test/baddays/rig/gate.ts'
import { endAll, until } from '#test/baddays/rig/program.ts'

/** Starting a program takes a second, and on a machine that does much else half a minute. No pass figure hangs on these. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

/** An installation of its own: a folder, secrets, two databases with the demo's people in them, and everybody signed in. */
export type Town = {
  readonly home: string
  readonly env: Readonly<Record<string, string>>
  readonly config: Config
  readonly secrets: Secrets
  readonly players: readonly Player[]
  /** A session token of a person, opened before the program starts. */
  readonly tokenOf: (login: string) => string
  /** Asks a database as its owner, past every wall. */
  readonly ask: <Row extends pg.QueryResultRow>(which: Which, text: string, values?: readonly unknown[]) => Promise<Row[]>
  readonly connect: (which: Which) => Promise<pg.Client>
  readonly postmaster: () => number
  readonly close: () => Promise<void>
}
/** The databases are a server that somebody else keeps; the program reaches each through a gate. */
export type ServerTown = Town & { readonly gates: Readonly<Record<Which, Gate>>; readonly server: Embedded }

const names: Readonly<Record<Which, string>> = { main: 'lilja', vault: 'lilja_vault' }
/** Little work for the machine: what is tested is not how long guessing takes. */
const cheap = { memory: 1024, passes: 1, parallelism: 1 } as const

export const everybody = [
  'worker.alfa',
  'worker2.alfa',
  'operator.alfa',
  'head.alfa',
  'admin.alfa',
  'police.poln',
  'shelter.a17',
  'worker.beta',
  'operator.jour',
  'keys2.nspm',
  'coordinator.nord',
]

const configOf = (env: Readonly<Record<string, string>>, home: string): Config => {
  const read = readConfig(env, home)
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  return read.value
}

const openSession = async (opened: Opened, players: readonly Player[], login: string): Promise<string> => {
  const person = demoPerson(login)
  const pair = players.find((one) => one.id === person.id)?.pair
  if (!pair) throw new Error(`${login} has no keys`)
  const token = newToken()
  const zone = sql`(select zone_id from people.person where id = ${person.id})`
  await sql`select authz.open_session(${tokenHash(token)}, ${ctxHash(dbToken(token))}, ${person.id}, ${zone}, ${[...person.roles]}, 'en', ${pair.publicKey}, ${sessionBlob(token, pair.privateKey)}, 'cookie')`.execute(
    await opened.admin('main'),
  )
  return token
}

async function fill(config: Config, secrets: Secrets, stories: boolean) {
  const opened = await openDatabases(config, secrets)
  try {
    await migrateAll(opened)
    const players = await makeWorld(opened, secrets, { cost: cheap, stories })
    const tokens = new Map<string, string>()
    for (const login of everybody) tokens.set(login, await openSession(opened, players, login))
    return { players, tokens }
  } finally {
    await opened.stop()
  }
}

const asker = (connectionOf: (which: Which) => pg.ClientConfig): Pick<Town, 'ask' | 'connect'> => {
  const connect = async (which: Which): Promise<pg.Client> => {
    const client = new pg.Client({ ...connectionOf(which), connectionTimeoutMillis: 5000 })
    client.on('error', () => undefined)
    await client.connect()
    return client
  }
  return {
    connect,
    ask: async <Row extends pg.QueryResultRow>(which: Which, text: string, values: readonly unknown[] = []) => {
      const client = await connect(which)
      return await client
        .query<Row>(text, [...values])
        .then(({ rows }) => rows)
        .finally(() => client.end())
    },
  }
}

type Wanted = { readonly stories?: boolean; readonly parent?: string }

const whole = (
  home: string,
  env: Record<string, string>,
  secrets: Secrets,
  made: Awaited<ReturnType<typeof fill>>,
): Omit<Town, 'ask' | 'connect' | 'postmaster' | 'close'> => ({
  home,
  env,
  config: configOf(env, home),
  secrets,
  players: made.players,
  tokenOf: (login) => {
    const token = made.tokens.get(login)
    if (token === undefined) throw new Error(`${login} is not signed in`)
    return token
  },
})

const postmasterOf = (data: string): number => Number(readFileSync(join(data, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])

/** The program keeps its own database in a folder, as a newcomer has it. */
export async function openEmbeddedTown({ stories = false, parent = tmpdir() }: Wanted = {}): Promise<Town> {
  const home = mkdtempSync(join(parent, 'lilja-town-'))
  const data = join(home, 'data')
  const env = { LILJA_DATABASE: `embedded:${data}`, LILJA_SECRETS: join(home, 'secrets') }
  const secrets = await openSecrets(env.LILJA_SECRETS)
  const made = await fill(configOf(env, home), secrets, stories)
  const socketOf = (): string => (JSON.parse(readFileSync(join(data, 'running.json'), 'utf8')) as { socket: string }).socket
  return {
    ...whole(home, env, secrets, made),
    ...asker((which) => ({ host: socketOf(), port: 5432, user: 'lilja_migrator', password: secrets.database.admin, database: names[which] })),
    postmaster: () => postmasterOf(data),
    close: async () => {
      const server = existsSync(join(data, 'pg', 'postmaster.pid')) ? postmasterOf(data) : 0
      endAll()
      // Its server ends with it, and writes until then.
      if (server > 0) await until('the server has ended', () => !existsSync(`/proc/${server}`), 30).catch(() => undefined)
      rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

/** The databases are a server of its own, which the test can hold up, cut off, stop and kill. */
export async function openServerTown({ stories = false, parent = tmpdir() }: Wanted = {}): Promise<ServerTown> {
  const home = mkdtempSync(join(parent, 'lilja-town-'))
  const theirs = await openSecrets(join(home, 'theirs'))
  const server = await startEmbedded({ folder: join(home, 'server'), secrets: theirs })
  const direct = (database: string): pg.ClientConfig => ({ host: server.host, port: server.port, user: server.user, password: theirs.database.admin, database })
  const first = new pg.Client(direct('postgres'))
  await first.connect()
  for (const name of Object.values(names)) await first.query(`create database ${name}`)
  await first.end()
  const socket = join(server.host, `.s.PGSQL.${server.port}`)
  const gates = { main: await openGate(socket), vault: await openGate(socket) }
  const urlOf = (which: Which): string =>
    `postgres://${server.user}:${encodeURIComponent(theirs.database.admin)}@127.0.0.1:${gates[which].port}/${names[which]}`
  const env = { LILJA_DATABASE: urlOf('main'), LILJA_VAULT: urlOf('vault'), LILJA_SECRETS: join(home, 'secrets') }
  const secrets = await openSecrets(env.LILJA_SECRETS)
  const made = await fill(configOf(env, home), secrets, stories)
  return {
    ...whole(home, env, secrets, made),
    ...asker((which) => direct(names[which])),
    server,
    gates,
    postmaster: () => postmasterOf(join(home, 'server')),
    close: async () => {
      endAll()
      for (const gate of Object.values(gates)) await gate.shut()
      await server.stop()
      rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

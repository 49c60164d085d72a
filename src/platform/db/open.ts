import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg, { type PoolConfig } from 'pg'
import type { Config } from '#platform/config/config.ts'
import type { Secrets } from '#platform/config/secrets.ts'
import { startEmbedded, type Embedded } from '#platform/db/embedded/start.ts'
import { openPool } from '#platform/db/pool.ts'
import { bootstrapRoles, findLoginFaults, isLoginCurrent, loginOf, passwordOf, prepareLogin, takenRoles, type Side } from '#platform/db/roles.ts'
import type { Databases, Pool } from '#platform/db/tx.ts'

export type Which = 'main' | 'vault'

export type Opened = {
  /** As the program signs in: owns nothing. A request is `lilja_app`; the inner side is `lilja_door` until it takes another role. */
  readonly databases: Databases
  /** As the migrator: for migrations and operator's verbs, never for a request. */
  readonly admin: (which: Which) => Promise<Pool>
  /** How the migrator connects, for tools of PostgreSQL. */
  readonly adminConnection: Readonly<Record<Which, PoolConfig>>
  /** The version of the main server. */
  readonly version: string
  /** The embedded server runs in another program (an operator's verb beside a serving one). */
  readonly guest: boolean
  readonly stop: () => Promise<void>
}

/** A sentence for the operator: why the databases cannot be opened, and what to do. */
export class OpenFault extends Error {
  override readonly name = 'OpenFault'
}

export type Place = { readonly which: Which; readonly setting: string; readonly connection: PoolConfig; readonly password: string }

const embeddedNames: Readonly<Record<Which, string>> = { main: 'lilja', vault: 'lilja_vault' }

/** A URL in its parts, so that another role can use the same way in. */
export const connectionOf = (url: string): PoolConfig => {
  const { host, port, database, user, password, ssl } = new pg.Client({ connectionString: url }) as pg.Client & { ssl?: PoolConfig['ssl'] }
  return {
    host,
    port,
    database: database ?? user ?? 'postgres',
    user: user ?? 'postgres',
    ...(typeof password === 'string' ? { password } : {}),
    ...(ssl ? { ssl } : {}),
  }
}

const placesOf = (config: Config, secrets: Secrets, embedded: Embedded | null): readonly [Place, Place] => {
  const beside = (which: Which): PoolConfig => {
    if (embedded === null) throw new OpenFault('LILJA_VAULT: is not set, though LILJA_DATABASE is a server. Give the URL of a second database.')
    return { host: embedded.host, port: embedded.port, user: embedded.user, password: secrets.database.admin, database: embeddedNames[which] }
  }
  return [
    {
      which: 'main',
      setting: 'LILJA_DATABASE',
      password: secrets.database.app,
      connection: config.database.kind === 'server' ? connectionOf(config.database.url) : beside('main'),
    },
    {
      which: 'vault',
      setting: 'LILJA_VAULT',
      password: secrets.database.vault,
      connection: config.vault.kind === 'server' ? connectionOf(config.vault.url) : beside('vault'),
    },
  ]
}

const makeEmbeddedDatabases = async (embedded: Embedded, password: string): Promise<void> => {
  const pool = openPool({ host: embedded.host, port: embedded.port, user: embedded.user, password, database: 'postgres' }, 1)
  try {
    for (const name of Object.values(embeddedNames)) {
      const { rows } = await sql`select 1 from pg_database where datname = ${name}`.execute(pool)
      if (rows.length === 0) await sql`create database ${sql.id(name)}`.execute(pool)
    }
  } finally {
    await pool.destroy()
  }
}

const connectFaults: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no server answers there. Start it, or correct the address.',
  ENOENT: 'no server answers there. Start it, or correct the address.',
  ENOTFOUND: 'the host is not known. Correct the address.',
  ETIMEDOUT: 'the server does not answer. Look at the network between.',
  '28P01': 'the password is not right. Correct the URL.',
  '28000': 'the role may not sign in. Look at pg_hba.conf of the server.',
  '3D000': 'there is no such database. Create it first: it is not made for you on a server.',
  '42501': 'the role may not make roles. Give it CREATEROLE, or let a superuser run "lilja migrate" once.',
}

const sentence = (place: Place, fault: unknown): unknown => {
  const code = (fault as { code?: string }).code ?? ''
  const words = connectFaults[code]
  return words === undefined ? fault : new OpenFault(`${place.setting}: ${words}`)
}

const oldest = 15
const askVersion = async (place: Place, admin: Pool): Promise<string> => {
  const { rows } = await sql<{ number: number; version: string }>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version`.execute(admin)
  if ((rows[0]?.number ?? 0) < oldest * 10_000)
    throw new OpenFault(`${place.setting}: the server is PostgreSQL ${rows[0]?.version ?? ''}; ${oldest} or newer is needed.`)
  return rows[0]?.version ?? ''
}

/**
 * The version of the server.
 * @throws OpenFault when it does not answer, does not let the role in, or is too old
 */
export const checkPlace = (place: Place, admin: Pool): Promise<string> =>
  askVersion(place, admin).catch((fault: unknown) => Promise.reject(sentence(place, fault)))

const canEnter = async (connection: PoolConfig, side: Side): Promise<boolean> => {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ me: string }>('select current_user as me')
    return rows[0]?.me === takenRoles[side][0]
  } catch {
    return false
  } finally {
    await client.end()
  }
}

/** The connection of one of the program's own logins, made ready where it is not. */
const enterable = async (place: Place, admin: Pool, side: Side): Promise<PoolConfig> => {
  const database = place.connection.database ?? ''
  const login = { name: loginOf(database, side), password: passwordOf(place.password, side), side }
  const connection: PoolConfig = { ...place.connection, user: login.name, password: login.password }
  if (!(await isLoginCurrent(admin, login.name, side)) || !(await canEnter(connection, side))) {
    await bootstrapRoles(admin)
    await prepareLogin(admin, database, login)
  }
  const faults = await findLoginFaults(admin, login.name, side)
  if (faults.length > 0) throw new OpenFault(`${place.setting}: the login ${login.name} ${faults.join(', ')}. Take that from it; the program must own nothing.`)
  return connection
}

/** Two names may lead to one database: a lock taken through the one is then seen through the other. */
export const refuseSame = async (main: Pool, vault: Pool): Promise<void> => {
  const key = randomBytes(6).readUIntBE(0, 6)
  await main.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${key}::bigint)`.execute(tx)
    const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${key}::bigint) as free`.execute(vault)
    if (rows[0]?.free !== true)
      throw new OpenFault('LILJA_VAULT: is the same database as LILJA_DATABASE, under another name. The keys must lie apart from what they open.')
  })
}

/** Both databases as the migrator, with nothing asked or changed yet. */
export type Admins = {
  readonly places: readonly [Place, Place]
  readonly pools: Readonly<Record<Which, Pool>>
  readonly guest: boolean
  readonly stop: () => Promise<void>
}

const adminsOf = (places: readonly [Place, Place], embedded: Embedded | null): Admins => {
  const pools = { main: openPool(places[0].connection, 2), vault: openPool(places[1].connection, 2) }
  const stop = async (): Promise<void> => {
    await Promise.all([pools.main.destroy(), pools.vault.destroy()])
    await embedded?.stop()
  }
  return { places, pools, guest: embedded?.guest ?? false, stop }
}

/** Starts the embedded server when there is one, and answers with the migrator's side of both databases. */
export const openAdmins = async (config: Config, secrets: Secrets, options: { readonly guest?: boolean } = {}): Promise<Admins> => {
  const embedded =
    config.database.kind === 'embedded'
      ? await startEmbedded({ folder: config.database.folder, secrets, bin: config.postgresBin, guest: options.guest ?? false })
      : null
  try {
    if (embedded !== null) await makeEmbeddedDatabases(embedded, secrets.database.admin)
    return adminsOf(placesOf(config, secrets, embedded), embedded)
  } catch (fault) {
    await embedded?.stop()
    throw fault
  }
}

const finish = async (admins: Admins, max?: number): Promise<Opened> => {
  const pools: Pool[] = []
  const close = async (): Promise<void> => void (await Promise.all(pools.splice(0).map((pool) => pool.destroy())))
  const stop = async (): Promise<void> => {
    await close()
    await admins.stop()
  }
  const [mainPlace, vaultPlace] = admins.places
  const open = async (place: Place, side: Side = 'outer'): Promise<Pool> => {
    const pool = openPool(
      await enterable(place, admins.pools[place.which], side).catch((fault: unknown) => Promise.reject(sentence(place, fault))),
      max,
      'impatient',
    )
    pools.push(pool)
    return pool
  }
  try {
    const version = await checkPlace(mainPlace, admins.pools.main)
    await checkPlace(vaultPlace, admins.pools.vault)
    await refuseSame(admins.pools.main, admins.pools.vault)
    const databases = { main: await open(mainPlace), inner: await open(mainPlace, 'inner'), vault: await open(vaultPlace), close }
    const adminConnection = { main: mainPlace.connection, vault: vaultPlace.connection }
    return { databases, admin: async (which) => admins.pools[which], adminConnection, version, guest: admins.guest, stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}

/** Opens two databases that are already there, on a server that is already running. */
export const openPlaces = (places: readonly [Place, Place], max?: number): Promise<Opened> => finish(adminsOf(places, null), max)

/**
 * Opens what the configuration names; starts the embedded server when it is that.
 *
 * @param options `guest`: may use the server that another program runs; for operator's verbs
 * @throws OpenFault or EmbeddedFault with a sentence
 */
export const openDatabases = async (config: Config, secrets: Secrets, options: { readonly guest?: boolean } = {}): Promise<Opened> =>
  finish(await openAdmins(config, secrets, options))

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { PoolConfig } from 'pg'
import type { TestProject } from 'vitest/node'
import { migrationSets } from '#app/migrations.ts'
import { openSecrets } from '#platform/config/secrets.ts'
import { startEmbedded } from '#platform/db/embedded/start.ts'
import { migrate } from '#platform/db/migrate.ts'
import { connectionOf } from '#platform/db/open.ts'
import { openPool } from '#platform/db/pool.ts'
import { bootstrapRoles, prepareDatabase } from '#platform/db/roles.ts'

/** One server for the whole run, with a template of each database, so that a test's own pair is a copy. */
export type Cluster = {
  readonly connection: PoolConfig
  /** Every database and role of this run begins with it. */
  readonly prefix: string
  /** Key of the lock that takes turns at copying: a template that is being copied cannot be copied. */
  readonly copying: number
  /** Why the templates are not there, if they are not: some migration does not run. */
  readonly broken: string | null
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: Cluster
  }
}

const makeTemplates = async (connection: PoolConfig, prefix: string): Promise<string | null> => {
  const maintenance = openPool(connection, 1)
  try {
    await bootstrapRoles(maintenance)
    for (const which of ['main', 'vault'] as const) {
      const name = `${prefix}_${which}`
      await sql`create database ${sql.id(name)}`.execute(maintenance)
      const admin = openPool({ ...connection, database: name }, 1)
      try {
        await prepareDatabase(admin, name)
        await migrate(admin, migrationSets[which])
      } finally {
        await admin.destroy()
      }
    }
    return null
  } catch (fault) {
    if (!(fault instanceof Error)) return String(fault)
    return `${fault.message} ${fault.cause instanceof Error ? fault.cause.message : ''}`
  } finally {
    await maintenance.destroy()
  }
}

/** Leaves nothing of this run on a server that goes on. */
const sweep = async (connection: PoolConfig, prefix: string): Promise<void> => {
  const admin = openPool(connection, 1)
  try {
    const { rows: databases } = await sql<{ name: string }>`select datname as name from pg_database where starts_with(datname, ${prefix})`.execute(admin)
    for (const { name } of databases) await sql`drop database ${sql.id(name)} with (force)`.execute(admin)
    const { rows: roles } = await sql<{ name: string }>`select rolname as name from pg_roles where starts_with(rolname, ${prefix})`.execute(admin)
    for (const { name } of roles) await sql`drop role ${sql.id(name)}`.execute(admin)
  } finally {
    await admin.destroy()
  }
}

const startOwn = async (): Promise<{ connection: PoolConfig; end: () => Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'lilja-test-'))
  const secrets = await openSecrets(join(folder, 'secrets'))
  const embedded = await startEmbedded({ folder: join(folder, 'data'), secrets })
  const end = async (): Promise<void> => {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { connection: { host: embedded.host, port: embedded.port, user: embedded.user, password: secrets.database.admin, database: 'postgres' }, end }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (process.env['LILJA_NO_CLUSTER']) {
    project.provide('cluster', { connection: {}, prefix: '', copying: 0, broken: 'no database was asked for (LILJA_NO_CLUSTER).' })
    return async () => undefined
  }
  const url = process.env['TEST_DATABASE_URL']
  const prefix = `lilja_test_${randomBytes(4).toString('hex')}`
  const own = url === undefined || url === '' ? await startOwn() : null
  const connection = own?.connection ?? connectionOf(url ?? '')
  const broken = await makeTemplates(connection, prefix)
  project.provide('cluster', { connection, prefix, copying: randomBytes(4).readInt32BE(0), broken })
  return async () => {
    await (own === null ? sweep(connection, prefix) : own.end())
  }
}

import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { columnsOf, connect, listSequences, listTables, nameOf, type Table } from '#platform/db/backup/catalogue.ts'
import { copyOut } from '#platform/db/backup/copy.ts'
import { BackupFault, keyMarkOf, manifestName, type Manifest, type SavedTable } from '#platform/db/backup/manifest.ts'
import { listApplied } from '#platform/db/migrate.ts'
import type { Opened, Which } from '#platform/db/open.ts'

const saveTable = async (client: Client, folder: string, table: Table): Promise<SavedTable> => {
  const file = `${table.schema}.${table.name}.copy`.replace(/[^\w.-]/g, '_')
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform: (chunk: Buffer, _, done) => {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  const copied = copyOut(client, `copy ${nameOf(table)} (${columnsOf(table)}) to stdout`)
  const written = pipeline(copied.stream, hashing, createWriteStream(join(folder, file), { mode: 0o600, flags: 'wx', flush: true }))
  const [rows] = await Promise.all([copied.rows, written])
  return { schema: table.schema, name: table.name, columns: [...table.columns], file, rows, sha256: hash.digest('hex') }
}

const saveHalf = async (opened: Opened, which: Which, folder: string, common: Pick<Manifest, 'pair' | 'made' | 'keyMark'>): Promise<Manifest> => {
  mkdirSync(folder, { mode: 0o700 })
  const client = await connect(opened.adminConnection[which])
  try {
    await client.query('begin isolation level repeatable read read only')
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    const tables: SavedTable[] = []
    for (const table of await listTables(client)) tables.push(await saveTable(client, folder, table))
    const manifest: Manifest = {
      format: 'lilja-backup-1',
      of: which,
      ...common,
      postgres: rows[0]?.server_version ?? '',
      migrations: [...(await listApplied(await opened.admin(which)))],
      tables,
      sequences: await listSequences(client),
    }
    await client.query('commit')
    writeFileSync(join(folder, manifestName), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flag: 'wx', flush: true })
    return manifest
  } finally {
    await client.end()
  }
}

/**
 * Writes everything in both databases to a new folder, each database as it was at one moment, while the program goes on.
 * Work first, then the keys it points at: a key is made before what lies under it.
 *
 * @throws BackupFault with a sentence
 */
export const saveBackup = async (opened: Opened, kek: Uint8Array, folder: string): Promise<Readonly<Record<Which, Manifest>>> => {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new BackupFault(`${folder} is not empty. A backup is made in a folder of its own.`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const common = { pair: randomUUID(), made: new Date().toISOString(), keyMark: keyMarkOf(kek) }
  const main = await saveHalf(opened, 'main', join(folder, 'main'), common)
  const vault = await saveHalf(opened, 'vault', join(folder, 'vault'), common)
  return { main, vault }
}

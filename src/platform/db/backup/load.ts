import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import pg, { type Client } from 'pg'
import { columnsOf, connect, listSchemas, listTables, nameOf } from '#platform/db/backup/catalogue.ts'
import { copyIn } from '#platform/db/backup/copy.ts'
import { BackupFault, keyMarkOf, readManifest, verifyFiles, type Manifest } from '#platform/db/backup/manifest.ts'
import { listMigrations, migrate, type MigrationSet } from '#platform/db/migrate.ts'
import type { Opened, Which } from '#platform/db/open.ts'

type Undo = { readonly off: string; readonly on: string }

/** Rows come in any order and say nothing new: references are checked afterwards, and no trigger takes them for a deed. */
const findHindrances = async (client: Client): Promise<readonly Undo[]> => {
  const { rows: references } = await client.query<Undo>(`
    select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as off,
           format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as on
    from pg_constraint c where c.contype = 'f' and c.conparentid = 0`)
  const { rows: triggers } = await client.query<Undo>(`
    select format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname) as off,
           format('alter table %s enable %s trigger %I', t.tgrelid::regclass, case t.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, t.tgname) as on
    from pg_trigger t where not t.tgisinternal and t.tgparentid = 0 and t.tgenabled <> 'D'`)
  return [...references, ...triggers]
}

const fill = async (client: Client, folder: string, manifest: Manifest): Promise<void> => {
  const tables = await listTables(client)
  const known = new Set(tables.map(nameOf))
  const odd = manifest.tables.find((table) => !known.has(nameOf(table)))
  if (odd !== undefined) throw new BackupFault(`The backup holds ${nameOf(odd)}, which this program does not have. Use the version that made it.`)
  if (tables.length > 0) await client.query(`truncate ${tables.map(nameOf).join(', ')}`)
  for (const table of manifest.tables) {
    const source = createReadStream(join(folder, manifest.of, table.file))
    const rows = await copyIn(client, `copy ${nameOf(table)} (${columnsOf(table)}) from stdin`, source)
    if (rows !== table.rows) throw new BackupFault(`${nameOf(table)} took ${rows} rows of ${table.rows}. Nothing was kept.`)
  }
  for (const { schema, name, last } of manifest.sequences) {
    if (last !== null) await client.query('select setval($1::regclass, $2)', [nameOf({ schema, name }), last])
  }
}

const loadHalf = async (opened: Opened, folder: string, manifest: Manifest): Promise<void> => {
  const client = await connect(opened.adminConnection[manifest.of])
  try {
    await client.query('begin')
    const hindrances = await findHindrances(client)
    for (const { off } of hindrances) await client.query(off)
    await fill(client, folder, manifest)
    for (const { on } of hindrances) await client.query(on)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

const refuseFull = async (opened: Opened, which: Which): Promise<void> => {
  const client = await connect(opened.adminConnection[which])
  const schemas = await listSchemas(client).finally(() => client.end())
  if (schemas.length > 0)
    throw new BackupFault(`The ${which} database is not empty. A backup is restored only into a new installation: name an empty folder or database.`)
}

/** The installation was empty before: what a failed restoration left is taken away again. */
const empty = async (opened: Opened, which: Which): Promise<void> => {
  const client = await connect(opened.adminConnection[which])
  try {
    for (const schema of await listSchemas(client)) if (schema !== 'public') await client.query(`drop schema ${pg.escapeIdentifier(schema)} cascade`)
  } finally {
    await client.end()
  }
}

const refuseUnknown = (sets: readonly MigrationSet[], manifest: Manifest): void => {
  const known = listMigrations(sets)
  const odd = manifest.migrations.find((one) => !known.some((each) => each.set === one.set && each.file === one.file && each.digest === one.digest))
  if (odd !== undefined)
    throw new BackupFault(
      `The backup was made with the migration ${odd.set}/${odd.file}, which this program does not have in that form. Use the version that made it.`,
    )
}

/**
 * Restores a backup into a new installation, and then brings it to what this version needs.
 * Everything is checked before anything is written; what fails leaves the installation as empty as it was.
 *
 * @throws BackupFault with a sentence
 */
export const loadBackup = async (
  opened: Opened,
  kek: Uint8Array,
  folder: string,
  sets: Readonly<Record<Which, readonly MigrationSet[]>>,
): Promise<Readonly<Record<Which, Manifest>>> => {
  const manifests = { main: readManifest(folder, 'main'), vault: readManifest(folder, 'vault') }
  const halves = [manifests.vault, manifests.main]
  if (manifests.main.pair !== manifests.vault.pair)
    throw new BackupFault('The two halves were not made together: the keys would not fit the work. Take both from the same backup.')
  if (manifests.main.keyMark !== keyMarkOf(kek))
    throw new BackupFault('The secrets at hand are not those the backup was made with, so nothing in it could be opened. Put back that secrets folder first.')
  for (const half of halves) {
    refuseUnknown(sets[half.of], half)
    await verifyFiles(folder, half)
    await refuseFull(opened, half.of)
  }
  try {
    for (const half of halves) {
      await migrate(await opened.admin(half.of), sets[half.of], half.migrations)
      await loadHalf(opened, folder, half)
      await migrate(await opened.admin(half.of), sets[half.of])
    }
  } catch (fault) {
    for (const half of halves) await empty(opened, half.of)
    throw fault
  }
  return manifests
}

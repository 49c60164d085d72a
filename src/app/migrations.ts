import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { migrate, refuseNewer, type Migrated, type MigrationSet } from '#platform/db/migrate.ts'
import type { Opened, Which } from '#platform/db/open.ts'
import { schemaMark } from '#platform/db/schema-mark.ts'
import { log } from '#platform/log/log.ts'

const source = join(import.meta.dirname, '..')
const set = (name: string, ...folder: readonly string[]): MigrationSet => ({ name, folder: join(source, ...folder) })

const rooms = ['people', 'directory', 'cases', 'contact', 'cooperation', 'protection', 'support', 'costs', 'returning', 'statistics', 'information']

/** What each database is made of, in order: the machinery first, then the rooms in theirs. */
export const migrationSets: Readonly<Record<Which, readonly MigrationSet[]>> = {
  main: [
    set('platform', 'platform', 'db', 'migrations'),
    set('record', 'platform', 'record', 'migrations'),
    ...rooms.map((room) => set(room, 'capabilities', room, 'migrations')),
  ].filter((each) => existsSync(each.folder)),
  vault: [set('vault', 'platform', 'sealing', 'vault-migrations')].filter((each) => existsSync(each.folder)),
}

/** What was run, and the mark of the schema as it is now. */
type Brought = Migrated & { readonly schema: string }

const bring = async (opened: Opened, which: Which): Promise<Brought> => {
  const admin = await opened.admin(which)
  const done = await migrate(admin, migrationSets[which])
  const schema = await schemaMark(admin)
  log({ kind: `${which}.schema`, code: schema })
  return { ...done, schema }
}

/**
 * Brings both databases to what this program needs: the vault first, since work points at it. The log says what schema each has then.
 * @throws MigrationFault before anything is run, when a newer program has been here
 */
export const migrateAll = async (opened: Opened): Promise<Readonly<Record<Which, Brought>>> => {
  for (const which of ['vault', 'main'] as const) await refuseNewer(await opened.admin(which), migrationSets[which])
  const vault = await bring(opened, 'vault')
  const main = await bring(opened, 'main')
  return { main, vault }
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { migrate, type Migrated, type MigrationSet } from '#platform/db/migrate.ts'
import type { Opened, Which } from '#platform/db/open.ts'

const source = join(import.meta.dirname, '..')
const set = (name: string, ...folder: readonly string[]): MigrationSet => ({ name, folder: join(source, ...folder) })

const rooms = ['people', 'directory', 'cases', 'contact', 'cooperation', 'statistics']

/** What each database is made of, in order: the machinery first, then the rooms in theirs. */
export const migrationSets: Readonly<Record<Which, readonly MigrationSet[]>> = {
  main: [
    set('platform', 'platform', 'db', 'migrations'),
    set('record', 'platform', 'record', 'migrations'),
    ...rooms.map((room) => set(room, 'capabilities', room, 'migrations')),
  ].filter((each) => existsSync(each.folder)),
  vault: [set('vault', 'platform', 'sealing', 'vault-migrations')].filter((each) => existsSync(each.folder)),
}

/** Brings both databases to what this program needs: the vault first, since work points at it. */
export const migrateAll = async (opened: Opened): Promise<Readonly<Record<Which, Migrated>>> => {
  const vault = await migrate(await opened.admin('vault'), migrationSets.vault)
  const main = await migrate(await opened.admin('main'), migrationSets.main)
  return { main, vault }
}

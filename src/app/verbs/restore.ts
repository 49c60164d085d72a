import { resolve } from 'node:path'
import { sql } from 'kysely'
import { migrationSets } from '#app/migrations.ts'
import { loadBackup } from '#platform/db/backup/load.ts'
import type { Opened } from '#platform/db/open.ts'
import { readArgs, UsageFault, withDatabases, type Verb } from '#app/verbs/verb.ts'

/** What was written after the backup is lost, so the record goes on under a new name: the old one is never continued. */
const beginAgain = async (opened: Opened): Promise<void> => {
  await (await opened.admin('main')).transaction().execute(async (tx) => {
    await sql`set local role lilja_owner`.execute(tx)
    await sql`select audit.begin_again()`.execute(tx)
  })
}

export const restore: Verb = {
  name: 'restore',
  summary: 'Put a backup into a new, empty installation.',
  usage: `restore --from <folder> [--json]

Put the secrets folder back first (LILJA_SECRETS), name an empty folder or two empty databases, and run this.
Every digest is checked before anything is written. An installation that is not empty is refused.

  --from <folder>  what "lilja backup" wrote: it holds main and vault
  --json           answer as {"made": when, "main": rows, "vault": rows}`,
  run: async (args, io) => {
    const { values } = readArgs(args, { from: { type: 'string' }, json: { type: 'boolean', default: false } })
    if (values.from === undefined) throw new UsageFault('Say where from: --from <folder>')
    const folder = resolve(io.cwd, values.from)
    const { main, vault } = await withDatabases(io, async (opened, { secrets }) => {
      const loaded = await loadBackup(opened, secrets.kek, folder, migrationSets)
      await beginAgain(opened)
      return loaded
    })
    const rows = (half: typeof main) => half.tables.reduce((sum, table) => sum + table.rows, 0)
    if (values.json) io.out(JSON.stringify({ made: main.made, main: rows(main), vault: rows(vault) }))
    else io.out(`Restored the backup made ${main.made}: ${rows(main)} rows of work, ${rows(vault)} rows of keys. Run "lilja audit verify" before it is used.`)
    return 0
  },
}

import { resolve } from 'node:path'
import { sql } from 'kysely'
import { saveBackup } from '#platform/db/backup/save.ts'
import { appendAsHouse } from '#platform/record/record.ts'
import { readArgs, UsageFault, withDatabases, type Verb } from '#app/verbs/verb.ts'

export const backup: Verb = {
  name: 'backup',
  summary: 'Write everything in both databases to a folder, while the program runs.',
  usage: `backup --to <folder> [--json]

Writes <folder>/main and <folder>/vault, each as its database was at one moment, with a manifest of digests.
What is written about a person is sealed in the databases and stays sealed in the backup, but codes, dates and who
works on what are readable, and the files themselves are not encrypted: keep them as safe as the databases.
Keep vault apart from main, and keep it no longer than 35 days: an erased case is erased when the last vault backup is.
The secrets folder is not in the backup. Without a copy of it, kept elsewhere, a backup cannot be opened.

  --to <folder>  a new or empty folder
  --json         answer as {"main": {...}, "vault": {...}}: tables, rows`,
  run: async (args, io) => {
    const { values } = readArgs(args, { to: { type: 'string' }, json: { type: 'boolean', default: false } })
    if (values.to === undefined) throw new UsageFault('Say where to: --to <folder>')
    const folder = resolve(io.cwd, values.to)
    const { main, vault } = await withDatabases(io, async (opened, { secrets }) => {
      await (await opened.admin('main')).transaction().execute(async (tx) => {
        await sql`set local role lilja_owner`.execute(tx)
        await appendAsHouse(tx, { act: 'backup.made', result: 'done' })
      })
      return await saveBackup(opened, secrets.kek, folder)
    })
    const count = (half: typeof main) => ({ tables: half.tables.length, rows: half.tables.reduce((sum, table) => sum + table.rows, 0) })
    if (values.json) io.out(JSON.stringify({ folder, main: count(main), vault: count(vault) }))
    else for (const half of [main, vault]) io.out(`${half.of}: ${count(half).tables} tables, ${count(half).rows} rows in ${folder}/${half.of}`)
    return 0
  },
}

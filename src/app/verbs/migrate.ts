import { migrateAll } from '#app/migrations.ts'
import { furnishReference } from '#app/reference.ts'
import { readArgs, withDatabases, type Verb } from '#app/verbs/verb.ts'

export const migrate: Verb = {
  name: 'migrate',
  summary: 'Bring both databases to what this version needs.',
  usage: `migrate [--json]

Makes the roles and the login when they are missing, runs the migrations that have not been run, each in one transaction,
and brings the dated reference data up to this version.
It may be run again at any time; stopped half-way it goes on where it was. A migration edited after it was run is refused,
and so is a database that a newer version has brought forward. The mark it prints is of the schema: the same after the same migrations.

  --json  answer as {"main": [files], "vault": [files], "schema": {"main": mark, "vault": mark}}`,
  run: async (args, io) => {
    const { values } = readArgs(args, { json: { type: 'boolean', default: false } })
    const { main, vault } = await withDatabases(io, async (opened) => {
      const done = await migrateAll(opened)
      await furnishReference(opened)
      return done
    })
    if (values.json) io.out(JSON.stringify({ main: main.applied, vault: vault.applied, schema: { main: main.schema, vault: vault.schema } }))
    else
      for (const [name, done] of [
        ['main', main],
        ['vault', vault],
      ] as const)
        io.out(`${name}: ${done.applied.length === 0 ? 'nothing to do' : done.applied.join(', ')} (schema ${done.schema})`)
    return 0
  },
}

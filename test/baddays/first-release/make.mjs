// Makes, with the program as it is built now, what the first release leaves to those after it: a small backup of the demo world with its secrets,
// and the list of the migrations that are not edited any more. Run it last before the release, and never again for that version:
//
//   node bin/build.mjs && node test/baddays/first-release/make.mjs
//
// For a later release it is run with the folder and the version of that one: make.mjs <folder>. What is there is kept beside it, and still tested.
import { createHash } from 'node:crypto'
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { makeWorld } from '#app/demo/world.ts'
import { migrateAll, migrationSets } from '#app/migrations.ts'
import { version } from '#app/program.ts'
import { readConfig } from '#platform/config/config.ts'
import { openSecrets } from '#platform/config/secrets.ts'
import { saveBackup } from '#platform/db/backup/save.ts'
import { listMigrations } from '#platform/db/migrate.ts'
import { openDatabases } from '#platform/db/open.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const target = process.argv[2] ?? import.meta.dirname
/** Little work for each guess: everything in it is invented, and its passphrases are known to everybody. */
const cheap = { memory: 1024, passes: 1, parallelism: 1 }

const filesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

const home = mkdtempSync(join(tmpdir(), 'lilja-release-'))
try {
  const read = readConfig({ LILJA_DATABASE: `embedded:${join(home, 'data')}`, LILJA_SECRETS: join(home, 'kept', 'secrets') }, home)
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  mkdirSync(join(home, 'kept'))
  const secrets = await openSecrets(read.value.secrets)
  const opened = await openDatabases(read.value, secrets)
  try {
    await migrateAll(opened)
    await makeWorld(opened, secrets, { cost: cheap, say: (line) => process.stdout.write(`${line}\n`) })
    await saveBackup(opened, secrets.kek, join(home, 'kept', 'backup'))
  } finally {
    await opened.stop()
  }
  const kept = Object.fromEntries(filesUnder(join(home, 'kept')).map((file) => [relative(join(home, 'kept'), file), readFileSync(file).toString('latin1')]))
  const packed = gzipSync(JSON.stringify({ version, files: kept }), { level: 9 })
  writeFileSync(join(target, 'backup.json.gz'), packed)
  const frozen = [...migrationSets.vault, ...migrationSets.main].flatMap((set) =>
    listMigrations([set]).map(({ file, digest }) => [relative(join(root, 'dist'), join(set.folder, file)), digest]),
  )
  writeFileSync(join(target, 'migrations.json'), `${JSON.stringify({ version, frozen: Object.fromEntries(frozen) }, null, 2)}\n`)
  const digest = createHash('sha256').update(packed).digest('hex').slice(0, 16)
  process.stdout.write(`${version}: ${packed.length} bytes (${digest}), ${frozen.length} migrations frozen\n`)
} finally {
  rmSync(home, { recursive: true, force: true })
}

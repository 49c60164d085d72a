import { audit } from '#app/verbs/audit.ts'
import { backup } from '#app/verbs/backup.ts'
import { demo } from '#app/verbs/demo.ts'
import { doctor } from '#app/verbs/doctor.ts'
import { exportVerb } from '#app/verbs/export.ts'
import { importVerb } from '#app/verbs/import.ts'
import { migrate } from '#app/verbs/migrate.ts'
import { purge } from '#app/verbs/purge.ts'
import { restore } from '#app/verbs/restore.ts'
import { runVerb } from '#app/verbs/run.ts'
import { serve } from '#app/verbs/serve.ts'
import { person } from '#app/verbs/person.ts'
import { site } from '#app/verbs/site.ts'
import { statistics } from '#app/verbs/statistics.ts'
import { zone } from '#app/verbs/zone.ts'
import type { Verb } from '#app/verbs/verb.ts'

/** The operator's verbs, in the order they are listed. */
const verbs: readonly Verb[] = [serve, site, demo, migrate, doctor, zone, person, statistics, exportVerb, importVerb, audit, backup, restore, purge]

process.exitCode = await runVerb(verbs, process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  env: process.env,
  cwd: process.cwd(),
})

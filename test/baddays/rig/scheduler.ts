import { startJobs } from '#app/jobs.ts'
import { compose } from '#app/program.ts'
import { readConfig } from '#platform/config/config.ts'
import { openSecrets } from '#platform/config/secrets.ts'
import { openDatabases } from '#platform/db/open.ts'

/** Runs every job of the program as fast as it can, until it is killed. */
const config = readConfig(process.env, process.cwd())
if (!config.ok) throw new Error(JSON.stringify(config.refusal))
const secrets = await openSecrets(config.value.secrets)
const opened = await openDatabases(config.value, secrets)
const program = compose({ databases: opened.databases, secrets, staffOrigin: 'http://127.0.0.1', publicOrigin: 'http://127.0.0.2', demo: true })
startJobs(
  opened.databases,
  program.jobs.map((job) => ({ ...job, every: 0.1 })),
)
process.stdout.write('running\n')

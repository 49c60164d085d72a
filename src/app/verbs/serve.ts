import { migrateAll } from '#app/migrations.ts'
import { furnishReference } from '#app/reference.ts'
import { announce, startServing, untilStopped } from '#app/serving.ts'
import { configOf, readArgs, type Verb } from '#app/verbs/verb.ts'
import { openSecrets } from '#platform/config/secrets.ts'
import { openDatabases } from '#platform/db/open.ts'

export const serve: Verb = {
  name: 'serve',
  summary: 'Serve what the configuration says, until stopped.',
  usage: `serve

Opens the databases, brings them to what this version needs, and serves the staff side and the public side.
An unsafe configuration is refused, naming the setting and the remedy. Stop with Ctrl+C or SIGTERM: what is under way is answered first.`,
  run: async (args, io) => {
    readArgs(args, {})
    const config = configOf(io)
    const secrets = await openSecrets(config.secrets)
    const opened = await openDatabases(config, secrets)
    try {
      await migrateAll(opened)
      await furnishReference(opened)
      const running = await startServing({ config, secrets, opened })
      announce(io, config)
      await untilStopped()
      await running.stop()
    } finally {
      await opened.stop()
    }
    return 0
  },
}

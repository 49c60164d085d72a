import { openSecrets } from '#platform/config/secrets.ts'
import { startEmbedded } from '#platform/db/embedded/start.ts'

/** A program that holds the embedded database of a folder until its input ends or it is killed. */
const [folder = '', secretsFolder = '', bind = 'bound'] = process.argv.slice(2)
const secrets = await openSecrets(secretsFolder)
try {
  const embedded = await startEmbedded({ folder, secrets, ...(bind === 'watchdog' ? { bindLives: false } : {}) })
  process.stdout.write(`${JSON.stringify({ host: embedded.host, port: embedded.port, user: embedded.user })}\n`)
  process.stdin.on('end', () => void embedded.stop().then(() => process.exit(0))).resume()
} catch (fault) {
  process.stdout.write(`${JSON.stringify({ refused: fault instanceof Error ? fault.message : 'unknown' })}\n`)
  process.exit(1)
}

import { execFileSync } from 'node:child_process'
import type { PoolConfig } from 'pg'

const program = 'pg_dump'
const major = (words: string): number => Number(/(\d+)(\.\d+)?/.exec(words)?.[1] ?? 0)

function dumperVersion(): number {
  try {
    return major(execFileSync(program, ['--version'], { encoding: 'utf8' }))
  } catch {
    return 0
  }
}

/** What `pg_dump` of this machine writes of a database, or `null` when there is none that is new enough for the server. */
export function dumpOf(connection: PoolConfig, serverVersion: string): Buffer | null {
  if (dumperVersion() < major(serverVersion)) return null
  const { host, port, user, database, password } = connection
  return execFileSync(program, ['--no-password', '--inserts'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PGHOST: String(host),
      PGPORT: String(port),
      PGUSER: String(user),
      PGDATABASE: String(database),
      PGPASSWORD: String(password ?? ''),
    },
    maxBuffer: 512 * 1024 * 1024,
  })
}

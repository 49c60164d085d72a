import { join } from 'node:path'
import pg, { type PoolConfig } from 'pg'
import { openSecrets } from '#platform/config/secrets.ts'
import { findRunning } from '#platform/db/embedded/running.ts'
import type { Place } from '#test/baddays/program.ts'

/** How to reach the server that another program runs for a place; `null` while it does not. */
const reach = async ({ folder }: Place): Promise<PoolConfig | null> => {
  const running = findRunning(join(folder, 'data'))
  if (running === null) return null
  const { database } = await openSecrets(join(folder, 'secrets'))
  return { host: running.socket, port: running.port, user: 'lilja_migrator', password: database.admin }
}

/** Asks one of the two databases of a place, as its operator; `null` while nothing answers there. */
export const askPlace = async <Row extends pg.QueryResultRow>(
  place: Place,
  database: 'lilja' | 'lilja_vault',
  text: string,
): Promise<readonly Row[] | null> => {
  const connection = await reach(place)
  if (connection === null) return null
  const client = new pg.Client({ ...connection, database })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query<Row>(text)).rows
  } catch {
    return null
  } finally {
    await client.end().catch(() => undefined)
  }
}

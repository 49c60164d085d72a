import { Client } from 'pg'
import { EmbeddedFault } from '#platform/db/embedded/fault.ts'
import { migrator } from '#platform/db/embedded/initdb.ts'
import { safeSettings } from '#platform/db/embedded/settings.ts'

/** The number in the socket's name; there is no network port. */
export const port = 5432

/** Connects as the migrator; null while the server is not ready. */
export const greet = async (socket: string, password: string): Promise<Client | null> => {
  const client = new Client({ host: socket, port, user: migrator, password, database: 'postgres', connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (fault) {
    const code = (fault as { code?: string }).code
    if (code === '28P01') {
      throw new EmbeddedFault(
        'The secrets do not belong to this data: the password of the database is another. Put back the secrets folder that was made with it.',
      )
    }
    if (code === 'ENOENT' || code === 'ECONNREFUSED' || code === '57P03' || code === 'ECONNRESET') return null
    throw fault
  }
}

/**
 * Looks whether the server runs as it must, and answers its version.
 * @throws EmbeddedFault when it does not
 */
export const verify = async (client: Client): Promise<string> => {
  for (const [name, safe] of Object.entries(safeSettings)) {
    const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [name])
    if (rows[0]?.value !== safe)
      throw new EmbeddedFault(`The database runs with ${name}=${rows[0]?.value ?? ''}, which is not safe. It must be ${safe === '' ? 'empty' : safe}.`)
  }
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  return rows[0]?.server_version ?? ''
}

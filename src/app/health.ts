import type { Hono } from 'hono'
import { sql } from 'kysely'
import type { Databases, Pool } from '#platform/db/tx.ts'

const answers = async (pool: Pool): Promise<boolean> =>
  await Promise.race([
    sql`select 1`.execute(pool).then(
      () => true,
      () => false,
    ),
    new Promise<boolean>((resolve) => setTimeout(resolve, 2000, false).unref()),
  ])

/** Says whether it can serve, and nothing else: no version, no detail. */
export function hangHealth(app: Hono, databases: Databases): void {
  app.get('/healthz', async (context) => {
    if (!(await answers(databases.main))) return context.json({ status: 'unavailable', reason: 'database' }, 503)
    if (!(await answers(databases.vault))) return context.json({ status: 'unavailable', reason: 'vault' }, 503)
    return context.json({ status: 'ok' })
  })
}

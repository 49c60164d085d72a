import { sql } from 'kysely'
import { startJobs } from '#app/jobs.ts'
import { keepLists } from '#app/keep-lists.ts'
import { keepSite } from '#app/keep-site.ts'
import { keepFigures } from '#app/figures.ts'
import { listen, type Listening } from '#app/listen.ts'
import { compose } from '#app/program.ts'
import { Refused, type Io } from '#app/verbs/verb.ts'
import { isLoopback, type Config } from '#platform/config/config.ts'
import type { Secrets } from '#platform/config/secrets.ts'
import { usual } from '#platform/http/limits.ts'
import type { Opened } from '#platform/db/open.ts'
import { opensVault } from '#platform/sealing/vault-store.ts'
import { ready } from '#platform/sealing/sodium.ts'

export type Site = { readonly config: Config; readonly secrets: Secrets; readonly opened: Opened }

export async function isDemo(opened: Opened): Promise<boolean> {
  const found = await sql<{ demo: boolean }>`select demo from authz.clock`.execute(await opened.admin('main'))
  return found.rows[0]?.demo ?? false
}

/** A clock may stand so far before the last line of the record, and no further. */
const leeway = 60_000

/**
 * No clock may stand before what has already been written down: an expired right would live again. Not that of the database, which
 * decides what has expired, and not this machine's, which decides which codes are right.
 */
async function refuseClockBehind(opened: Opened): Promise<void> {
  const { rows } = await sql<{ last: Date; there: Date }>`
    select at as last, clock_timestamp() as there from audit.event order by seq desc limit 1`.execute(await opened.admin('main'))
  const row = rows[0]
  if (!row) return
  const isBehind = (clock: Date): boolean => clock.getTime() < row.last.getTime() - leeway
  if (isBehind(row.there)) throw new Refused('The clock of the database stands before the last line of the record. Set the clock, then start again.')
  if (isBehind(new Date())) throw new Refused('The clock of this machine stands before the last line of the record. Set the clock, then start again.')
}

/** With another key-encryption key new cases would be sealed under it, and the old ones would open for nobody. */
async function refuseOtherKey(opened: Opened, secrets: Secrets): Promise<void> {
  if (!(await opensVault(opened.databases.vault, secrets.kek)))
    throw new Refused(
      'LILJA_SECRETS: the key-encryption key is not the one that the vault was made with. Put back the secrets folder of this installation; nothing was changed.',
    )
}

async function listenOn(what: 'staff' | 'public' | 'metrics', app: Parameters<typeof listen>[0], host: string, port: number): Promise<Listening> {
  try {
    return await listen(app, host, port)
  } catch (fault) {
    const code = (fault as { code?: string }).code
    if (code === 'EADDRINUSE') throw new Refused(`The ${what} port ${port} is taken. Stop what uses it, or choose another (LILJA_${what.toUpperCase()}_PORT).`)
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
      throw new Refused(`Cannot listen on ${host}:${port}. Look at LILJA_HOST and LILJA_${what.toUpperCase()}_PORT.`)
    throw fault
  }
}

export type Running = { readonly stop: () => Promise<void> }

/** Serves both sides and runs the jobs. */
export async function startServing({ config, secrets, opened }: Site): Promise<Running> {
  await ready()
  const demo = await isDemo(opened)
  if (demo && !isLoopback(config.host))
    throw new Refused('This is a demo database: its accounts are known to everybody, so it is served on loopback only. Set LILJA_HOST to 127.0.0.1.')
  await refuseClockBehind(opened)
  await refuseOtherKey(opened, secrets)
  const program = compose({
    databases: opened.databases,
    secrets,
    staffOrigin: config.staffOrigin,
    publicOrigin: config.publicOrigin,
    contactOrigin: config.contactOrigin,
    demo,
    limits: usual,
    proxy: config.proxy,
  })
  const figures = keepFigures(opened.databases)
  const open: Listening[] = []
  const close = async (): Promise<void> => {
    await Promise.all(open.splice(0).map((each) => each.close()))
    figures.stop()
  }
  try {
    open.push(await listenOn('staff', figures.watch('staff', program.staff), config.host, config.staffPort))
    open.push(await listenOn('public', figures.watch('public', program.site), config.host, config.publicPort))
    if (config.metricsPort !== null) open.push(await listenOn('metrics', figures.app, '127.0.0.1', config.metricsPort))
  } catch (fault) {
    await close()
    throw fault
  }
  const kept = keepSite(opened.databases, program.pages, program.publicAssets, config.site)
  const lists = keepLists(opened.databases, config.lists)
  const jobs = startJobs(opened.databases, program.jobs, figures.job)
  return {
    stop: async () => {
      await close()
      await kept.stop()
      await lists.stop()
      await jobs.stop()
    },
  }
}

/** Waits until the operator, the terminal or the system ends the program. */
export const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })

export function announce(io: Io, config: Config): void {
  io.out(`Staff:  ${config.staffOrigin}`)
  io.out(`Public: ${config.publicOrigin}`)
  io.out('Stop with Ctrl+C.')
}

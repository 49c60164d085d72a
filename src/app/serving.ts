import { sql } from 'kysely'
import { startJobs } from '#app/jobs.ts'
import { listen, type Listening } from '#app/listen.ts'
import { compose } from '#app/program.ts'
import { Refused, type Io } from '#app/verbs/verb.ts'
import { isLoopback, type Config } from '#platform/config/config.ts'
import type { Secrets } from '#platform/config/secrets.ts'
import { usual } from '#platform/http/limits.ts'
import type { Opened } from '#platform/db/open.ts'
import { ready } from '#platform/sealing/sodium.ts'

export type Site = { readonly config: Config; readonly secrets: Secrets; readonly opened: Opened }

export async function isDemo(opened: Opened): Promise<boolean> {
  const found = await sql<{ demo: boolean }>`select demo from authz.clock`.execute(await opened.admin('main'))
  return found.rows[0]?.demo ?? false
}

/** The time of work must not stand before what has already been written down: an expired right would live again. */
async function refuseClockBehind(opened: Opened): Promise<void> {
  const behind = await sql<{
    behind: boolean
  }>`select coalesce(max(at), '-infinity') > clock_timestamp() + interval '60 seconds' as behind from audit.event`.execute(await opened.admin('main'))
  if (behind.rows[0]?.behind) throw new Refused('The clock of this machine stands before the last line of the record. Set the clock, then start again.')
}

async function listenOn(what: 'staff' | 'public', app: Parameters<typeof listen>[0], host: string, port: number): Promise<Listening> {
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
  const program = compose({
    databases: opened.databases,
    secrets,
    staffOrigin: config.staffOrigin,
    publicOrigin: config.publicOrigin,
    demo,
    limits: usual,
    proxy: config.proxy,
  })
  const staff = await listenOn('staff', program.staff, config.host, config.staffPort)
  const site = await listenOn('public', program.site, config.host, config.publicPort).catch(async (fault: unknown) => {
    await staff.close()
    throw fault
  })
  const jobs = startJobs(opened.databases, program.jobs)
  return {
    stop: async () => {
      await Promise.all([staff.close(), site.close()])
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

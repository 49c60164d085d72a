import { sql } from 'kysely'
import { asClock } from '#platform/db/enter.ts'
import type { Databases } from '#platform/db/tx.ts'
import type { Job } from '#platform/http/capability.ts'
import { describeFault } from '#platform/log/fault.ts'
import { log } from '#platform/log/log.ts'
import { makeTurns } from '#platform/sealing/passphrase.ts'

/**
 * Runs a job once, unless another copy of the program is at it. One transaction under one lock: what it changes it changes once.
 *
 * @returns whether it ran here
 */
export async function runJob(databases: Databases, job: Job): Promise<boolean> {
  return await asClock(databases, async (tx) => {
    const held = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${`job:${job.name}`}, 0)) as held`.execute(tx)
    if (!held.rows[0]?.held) return false
    const clock = await sql<{ now: Date }>`select authz.now() as now`.execute(tx)
    await job.run(tx, clock.rows[0]?.now ?? new Date(), databases)
    return true
  })
}

/** Told of each job that ended: whether it went well. */
export type Witness = (job: string, well: boolean) => void

/** So many jobs are at work together: they come due in the same second, and whoever signs in uses the same connections. */
const atOnce = 2

/** Starts the jobs; a job that fails is logged and tried again at its next time. `stop` waits for those under way. */
export function startJobs(databases: Databases, jobs: readonly Job[], witness: Witness = () => undefined): { readonly stop: () => Promise<void> } {
  const underWay = new Map<string, Promise<unknown>>()
  const turns = makeTurns(atOnce, Infinity)
  let stopped = false
  const begin = (job: Job): void => {
    if (underWay.has(job.name)) return
    const run = turns
      .take(async () => {
        if (stopped) return
        await runJob(databases, job)
        witness(job.name, true)
      })
      .catch((error: unknown) => {
        witness(job.name, false)
        log({ ...describeFault(error), kind: 'job-failed', place: job.name })
      })
      .finally(() => underWay.delete(job.name))
    underWay.set(job.name, run)
  }
  const timers = jobs.map((job) => setInterval(() => begin(job), job.every * 1000))
  for (const job of jobs) begin(job)
  return {
    stop: async () => {
      stopped = true
      for (const timer of timers) clearInterval(timer)
      await Promise.all(underWay.values())
    },
  }
}

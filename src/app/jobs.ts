import { sql } from 'kysely'
import { asClock } from '#platform/db/enter.ts'
import type { Databases } from '#platform/db/tx.ts'
import type { Job } from '#platform/http/capability.ts'
import { describeFault } from '#platform/log/fault.ts'
import { log } from '#platform/log/log.ts'

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
const together = 2

/** Lets so many in at once, and the rest in the order in which they came. */
function turns(most: number) {
  const waiting: (() => void)[] = []
  let free = most
  return {
    take: async (): Promise<void> => {
      if (free === 0) return await new Promise((go) => void waiting.push(go))
      free -= 1
    },
    giveBack: (): void => {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    },
  }
}

/** Starts the jobs; a job that fails is logged and tried again at its next time. `stop` waits for those under way. */
export function startJobs(databases: Databases, jobs: readonly Job[], witness: Witness = () => undefined): { readonly stop: () => Promise<void> } {
  const underWay = new Map<string, Promise<unknown>>()
  const lanes = turns(together)
  let stopped = false
  const inTurn = async (job: Job): Promise<void> => {
    await lanes.take()
    try {
      if (stopped) return
      await runJob(databases, job)
      witness(job.name, true)
    } catch (error) {
      witness(job.name, false)
      log({ ...describeFault(error), kind: 'job-failed', place: job.name })
    } finally {
      lanes.giveBack()
      underWay.delete(job.name)
    }
  }
  const begin = (job: Job): void => {
    if (!underWay.has(job.name)) underWay.set(job.name, inTurn(job))
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

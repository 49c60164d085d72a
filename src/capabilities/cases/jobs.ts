import type { Job } from '#platform/http/capability.ts'
import { settle } from '#platform/record/record.ts'
import { sweepExpired } from '#capabilities/cases/store/recovery.ts'
import { escalateLate } from '#capabilities/cases/store/task.ts'

/** A task that is late goes to its deputy, once, however many copies of the program run. */
const escalate: Job = {
  name: 'cases.escalate',
  every: 60,
  run: async (tx) => {
    if ((await escalateLate(tx)) > 0) await settle(tx, 'task.escalated')
  },
}

/** The walls deny from the second something ends; this takes the keys away as well. */
const sweep: Job = {
  name: 'cases.sweep',
  every: 300,
  run: async (tx) => {
    await sweepExpired(tx)
    await settle(tx, 'case.swept')
  },
}

export const caseJobs: readonly Job[] = [escalate, sweep]

import type { Job } from '#platform/http/capability.ts'
import { appendAsHouse } from '#platform/record/record.ts'
import { sweepExpired } from '#capabilities/cases/store/recovery.ts'
import { escalateLate } from '#capabilities/cases/store/task.ts'

/** A task that is late goes to its deputy, once, however many copies of the program run. */
const escalate: Job = {
  name: 'cases.escalate',
  every: 60,
  run: async (tx) => {
    const count = await escalateLate(tx)
    if (count > 0) await appendAsHouse(tx, { act: 'task.escalated', result: 'done', count })
  },
}

/** The walls deny from the second something ends; this takes the keys away as well. */
const sweep: Job = {
  name: 'cases.sweep',
  every: 300,
  run: async (tx) => {
    const count = await sweepExpired(tx)
    if (count > 0) await appendAsHouse(tx, { act: 'case.swept', result: 'done', count })
  },
}

export const caseJobs: readonly Job[] = [escalate, sweep]

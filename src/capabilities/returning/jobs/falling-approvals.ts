import type { Job } from '#platform/http/capability.ts'
import { appendAsHouse } from '#platform/record/record.ts'
import { sweepApprovals } from '#capabilities/returning/store/gates.ts'

/** An approval falls also when nobody did anything: a paper ran out, an assessment grew old. */
export const fallingApprovals: Job = {
  name: 'returning.falling-approvals',
  every: 60,
  run: async (tx) => {
    const count = await sweepApprovals(tx)
    if (count > 0) await appendAsHouse(tx, { act: 'return.approval-fell', result: 'done', count })
  },
}

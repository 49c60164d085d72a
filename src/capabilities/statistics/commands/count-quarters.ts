import type { Job } from '#platform/http/capability.ts'
import { appendAsHouse } from '#platform/record/record.ts'
import { closedPeriod } from '#capabilities/statistics/domain/closed.ts'
import { keepClosedPeriod, uncountedClosures } from '#capabilities/statistics/store.ts'

/** Counts what was closed in quarters that have ended, hides what is small, and keeps only what may be shown. Too few wait for the next quarter. */
export const countQuarters: Job = {
  name: 'statistics.quarters',
  every: 3600,
  run: async (tx) => {
    const waiting = await uncountedClosures(tx)
    const period = waiting[0] ? closedPeriod(waiting[0].from_quarter, waiting) : null
    if (period === null) return
    await keepClosedPeriod(tx, period)
    await appendAsHouse(tx, { act: 'statistics.quarters-counted', result: 'done', object: `${period.from}:${period.last}` })
  },
}

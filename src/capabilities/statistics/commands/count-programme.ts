import type { Job } from '#platform/http/capability.ts'
import { appendAsHouse } from '#platform/record/record.ts'
import { programmePeriod } from '#capabilities/statistics/domain/programme.ts'
import { keepProgrammePeriod, programmeSince, uncountedReturns } from '#capabilities/statistics/store.ts'

/** Counts the returns that ended in quarters that are over, hides what is small, and keeps only what may be shown. Too few wait for the next quarter. */
export const countProgramme: Job = {
  name: 'statistics.programme',
  every: 3600,
  run: async (tx) => {
    const since = await programmeSince(tx)
    const period = programmePeriod(since, await uncountedReturns(tx, since))
    if (period === null) return
    await keepProgrammePeriod(tx, period)
    await appendAsHouse(tx, { act: 'statistics.programme-counted', result: 'done', object: `${period.from}:${period.last}` })
  },
}

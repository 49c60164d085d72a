import type { Job } from '#platform/http/capability.ts'
import { appendAsHouse } from '#platform/record/record.ts'
import { programmePeriod } from '#capabilities/statistics/domain/programme.ts'
import { twelfthPeriod } from '#capabilities/statistics/domain/twelfth.ts'
import { keepProgrammePeriod, keepTwelfthPeriod, programmeSince, twelfthSince, uncountedReturns, uncountedTwelfths } from '#capabilities/statistics/store.ts'

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

/** Counts how it was twelve months on, in quarters that have been over for thirty days, as a fact of its own: what was counted when a return ended is not touched. */
export const countTwelfth: Job = {
  name: 'statistics.twelfth-month',
  every: 3600,
  run: async (tx) => {
    const since = await twelfthSince(tx)
    const period = twelfthPeriod(since, await uncountedTwelfths(tx, since))
    if (period === null) return
    await keepTwelfthPeriod(tx, period)
    await appendAsHouse(tx, { act: 'statistics.twelfth-counted', result: 'done', object: `${period.from}:${period.last}` })
  },
}

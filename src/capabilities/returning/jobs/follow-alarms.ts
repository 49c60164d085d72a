import type { Job } from '#platform/http/capability.ts'
import { appendAsHouse } from '#platform/record/record.ts'
import { isoDay } from '#ui/when.ts'
import { pointsOf, ringsDue } from '#capabilities/returning/domain/follow-up.ts'
import { followRulesOf } from '#capabilities/returning/store/after-rules.ts'
import { allFollowed, ring } from '#capabilities/returning/store/follow-up.ts'

/** Lost or passed by goes to coordinator and partner, then to whoever is on the spot; each once, and never silently. */
export const followAlarms: Job = {
  name: 'returning.follow-alarms',
  every: 300,
  run: async (tx, now) => {
    const today = isoDay(now)
    const rules = await followRulesOf(tx)
    let count = 0
    for (const one of await allFollowed(tx))
      for (const due of ringsDue(pointsOf(one.arrivedOn, rules, one.tries, today), one.alarms, today, one.endedOn)) if (await ring(tx, one, due)) count += 1
    if (count > 0) await appendAsHouse(tx, { act: 'follow-up.alarmed', result: 'done', count })
  },
}

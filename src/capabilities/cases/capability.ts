import { join } from 'node:path'
import type { Capability } from '#platform/http/capability.ts'
import { furnishClockRules } from '#capabilities/cases/store/clock-rule.ts'
import { furnishGrounds } from '#capabilities/cases/store/ground.ts'

/** The trunk: the card, each zone's own part, team, records, consent, disclosure, tasks, closing. */
export const cases: Capability = {
  name: 'cases',
  migrations: join(import.meta.dirname, 'migrations'),
  furnish: async (tx) => {
    await furnishGrounds(tx)
    await furnishClockRules(tx)
  },
  doors: [],
}

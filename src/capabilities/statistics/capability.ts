import { join } from 'node:path'
import type { Capability } from '#platform/http/capability.ts'
import { countProgramme, countTwelfth } from '#capabilities/statistics/commands/count-programme.ts'
import { countQuarters } from '#capabilities/statistics/commands/count-quarters.ts'
import { crossing } from '#capabilities/statistics/doors/crossing.ts'
import { csv, overview, referrals } from '#capabilities/statistics/doors/tables.ts'
import { furnish } from '#capabilities/statistics/commands/furnish.ts'

/** Figures that cannot identify anyone. */
export const statistics: Capability = {
  name: 'statistics',
  migrations: join(import.meta.dirname, 'migrations'),
  furnish,
  doors: [overview, crossing, csv, referrals],
  jobs: [countQuarters, countProgramme, countTwelfth],
}

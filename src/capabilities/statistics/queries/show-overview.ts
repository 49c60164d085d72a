import { z } from 'zod'
import type { Tx } from '#platform/db/tx.ts'
import { closedTable } from '#capabilities/statistics/domain/closed.ts'
import { releaseThreshold } from '#capabilities/statistics/domain/release.ts'
import { countClosedCases, readFacts } from '#capabilities/statistics/store.ts'
import { loadReferrals } from '#capabilities/statistics/queries/show-referrals.ts'

const count = z.number().int().nullable()
/** What the API answers of all tables. `null` is hidden. */
export const Overview = z.object({
  referrals: z.object({ total: z.number().int(), groups: z.array(z.object({ sex: z.string(), age: z.string(), count: z.number().int() })) }),
  closed: z.object({
    total: count,
    threshold: z.number().int(),
    rows: z.array(z.object({ sex: z.string(), adult: count, child: count, unknown: count, all: count })),
  }),
  releaseThreshold: z.number().int(),
})
export type OverviewModel = z.output<typeof Overview>

/** Every table there is for a national statistician; `null` for anybody else. */
export async function findOverview(tx: Tx): Promise<OverviewModel | null> {
  return await readFacts(tx, async (facts) => {
    const loaded = await loadReferrals(facts)
    if (!loaded) return null
    const closed = closedTable(await countClosedCases(facts))
    const { rows } = loaded.coded
    const groups = (['female', 'male'] as const).flatMap((sex) =>
      (['adult', 'child'] as const).map((age) => ({ sex, age, count: rows.filter((each) => each.sex === sex && each.age === age).length })),
    )
    return { referrals: { total: rows.length, groups }, closed: { ...closed, rows: closed.rows.map((row) => ({ ...row })) }, releaseThreshold }
  })
}

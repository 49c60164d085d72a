import { z } from 'zod'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import { tableOf } from '#capabilities/statistics/domain/closed.ts'
import { lastFinished } from '#capabilities/statistics/domain/quarter.ts'
import { internalThreshold, releaseThreshold } from '#capabilities/statistics/domain/release.ts'
import { findClosedPeriods, findProgrammePeriods, findTwelfthPeriods } from '#capabilities/statistics/store.ts'
import { loadReferrals } from '#capabilities/statistics/queries/show-referrals.ts'

const count = z.number().int().nullable()
/** What the API answers of all tables. `null` is hidden. */
export const Overview = z.object({
  referrals: z.object({ total: z.number().int(), groups: z.array(z.object({ sex: z.string(), age: z.string(), count: z.number().int() })) }),
  closed: z.object({
    threshold: z.number().int(),
    /** The last quarter that has ended, as its first day. */
    finished: z.string(),
    /** Quarters that were counted together, as their first days; the newest first. They never overlap. */
    periods: z.array(
      z.object({
        from: z.string(),
        last: z.string(),
        total: count,
        rows: z.array(z.object({ sex: z.string(), adult: count, child: count, unknown: count, all: count })),
      }),
    ),
  }),
  /** Returns that have ended: counted in their own way, and never added to the others. */
  programme: z.object({
    threshold: z.number().int(),
    periods: z.array(
      z.object({ from: z.string(), last: z.string(), total: z.number().int(), paidThousands: count, cells: z.array(z.object({ name: z.string(), count })) }),
    ),
  }),
  /** How it was twelve months after arrival, counted in the quarter in which that time passed: beside what was counted when a return ended. */
  twelfth: z.object({
    periods: z.array(z.object({ from: z.string(), last: z.string(), total: z.number().int(), cells: z.array(z.object({ name: z.string(), count })) })),
  }),
  releaseThreshold: z.number().int(),
})
export type OverviewModel = z.output<typeof Overview>

/** Every table there is for a national statistician; `null` for anybody else. */
export async function findOverview(tx: Tx, now: Instant): Promise<OverviewModel | null> {
  const loaded = await loadReferrals(tx)
  if (!loaded) return null
  const periods = (await findClosedPeriods(tx, 8)).map(({ from, last, ...kept }) => ({ from, last, ...tableOf(kept) }))
  const programme = (await findProgrammePeriods(tx, 8)).map(({ from, last, total, paidThousands, cells }) => ({
    from,
    last,
    total,
    paidThousands,
    cells: [...cells],
  }))
  const twelfth = (await findTwelfthPeriods(tx, 8)).map(({ from, last, total, cells }) => ({ from, last, total, cells: [...cells] }))
  const { rows } = loaded.coded
  const groups = (['female', 'male'] as const).flatMap((sex) =>
    (['adult', 'child'] as const).map((age) => ({ sex, age, count: rows.filter((each) => each.sex === sex && each.age === age).length })),
  )
  return {
    referrals: { total: rows.length, groups },
    closed: { threshold: internalThreshold, finished: lastFinished(now), periods },
    programme: { threshold: internalThreshold, periods: programme },
    twelfth: { periods: twelfth },
    releaseThreshold,
  }
}

import { idOf, keep, must, stepOutside, type Story } from '#app/demo/story.ts'
import { makeClaim, payClaim, receiveClaim, repayClaim, sendClaim } from '#capabilities/costs/commands/claims.ts'
import type { Difference, RepaymentReason } from '#capabilities/costs/domain/codes.ts'
import { findClaim, type Claim } from '#capabilities/costs/store/claim.ts'
import type { Instant } from '#kernel/time.ts'
import { minutesAfter } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'

/** Claims on the state, as steps of a story, by the finance officer, who is in no case. */

export type ClaimTold = {
  readonly quarter: string
  /** How many claims the quarter had before. */
  readonly before?: number
  /** Though its last day has passed. */
  readonly late?: true
  readonly made: Instant
  readonly sent?: true
  readonly received?: Instant
  readonly paid?: Instant
  /** The share that was paid, and why not all. */
  readonly less?: { readonly share: number; readonly why: Difference }
  readonly repaid?: { readonly at: Instant; readonly ore: number; readonly why: RepaymentReason }
}
/** As far as it has come: made, sent, received, paid, repaid. */
export function claims(story: Story, by: string, told: ClaimTold): void {
  const as = `${told.quarter} ${told.before ?? 0}`
  const follow = (at: Instant, act: string, deed: (visit: Visit, claim: Claim) => Promise<unknown>): void =>
    stepOutside(story, at, by, act, async (visit) => {
      const found = await findClaim(visit.tx, idOf(story, as))
      if (!found) throw new Error('the claim is not there')
      await deed(visit, found)
    })
  const { made, received, paid, less, repaid } = told
  stepOutside(story, made, by, 'claim.made', async (visit) => keep(story, as, must(await makeClaim(visit, told.quarter, told.late ?? false, told.before ?? 0))))
  if (told.sent || received) follow(minutesAfter(made, 10), 'claim.sent', async (visit, one) => must(await sendClaim(visit, one, isoDay(made), one.version)))
  if (received) follow(received, 'claim.received', async (visit, one) => must(await receiveClaim(visit, one, isoDay(received), one.version)))
  if (paid)
    follow(paid, 'claim.paid', async (visit, one) => {
      const ore = less ? Math.round(one.totalOre * less.share) : one.totalOre
      must(await payClaim(visit, one, { on: isoDay(paid), ore, difference: less?.why ?? null }, one.version))
    })
  if (repaid)
    follow(repaid.at, 'claim.repaid', async (visit, one) =>
      must(await repayClaim(visit, one, { on: isoDay(repaid.at), ore: repaid.ore, reason: repaid.why }, one.version)),
    )
}

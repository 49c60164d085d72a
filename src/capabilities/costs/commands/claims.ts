import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { askFor } from '#capabilities/costs/domain/claimable.ts'
import type { Difference, RepaymentReason } from '#capabilities/costs/domain/codes.ts'
import type { Day } from '#kernel/day.ts'
import { sumOre, type Ore } from '#capabilities/costs/domain/ore.ts'
import { endOf, latestReceipt, type Quarter } from '#capabilities/costs/domain/quarter.ts'
import { basesOfZone } from '#capabilities/costs/store/basis.ts'
import { addClaim, addClaimLine, addRepayment, claimsOfZone, findClaim, markPaid, markReceived, markSent, type Claim } from '#capabilities/costs/store/claim.ts'
import { unclaimedOfZone } from '#capabilities/costs/store/line.ts'
import { costRule } from '#capabilities/costs/store/rule.ts'

/** How many claims a quarter has: the number of the last one, and what a new one must follow. */
export const claimsSoFar = (claims: readonly Claim[], quarter: Quarter): number =>
  Math.max(0, ...claims.filter((one) => one.quarter === quarter).map((one) => one.number))

export type MakeRefusal = { readonly kind: 'not-over' } | { readonly kind: 'last-day-passed' } | { readonly kind: 'nothing-to-claim' } | Changed
/** Every unclaimed line of a quarter, with what the state gives back of it now. From here on the amounts stand. */
export async function makeClaim(visit: Visit, quarter: Quarter, anyway: boolean, version: number): Promise<Result<Id, MakeRefusal>> {
  const today = isoDay(visit.now)
  if (endOf(quarter) >= today) return refuse({ kind: 'not-over' })
  const rule = await costRule(visit.tx, 'claim', endOf(quarter))
  const lastOn = latestReceipt(quarter, rule.months)
  const number = claimsSoFar(await claimsOfZone(visit.tx), quarter)
  if (number !== version) return refuse({ kind: 'changed', theirs: {}, version: number })
  const asked = askFor(await unclaimedOfZone(visit.tx), await basesOfZone(visit.tx), quarter)
  const totalOre = sumOre(asked.map(({ part }) => part.ore))
  if (totalOre <= 0) return refuse({ kind: 'nothing-to-claim' })
  if (today > lastOn && !anyway) return refuse({ kind: 'last-day-passed' })
  const id = newId()
  if (!(await addClaim(visit.tx, { id, quarter, number: number + 1, totalOre, lastOn }))) return refuse({ kind: 'changed', theirs: {}, version: number + 1 })
  for (const { line, part } of asked)
    if (!(await addClaimLine(visit.tx, id, line, part.ore, part.reason))) return refuse({ kind: 'changed', theirs: {}, version: number })
  visit.note({ object: id, count: asked.length })
  return accept(id)
}

export type FollowRefusal =
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'too-early' }
  | { readonly kind: 'done-already' }
  | { readonly kind: 'not-sent-yet' }
  | { readonly kind: 'not-received-yet' }
  | { readonly kind: 'say-why' }
  | { readonly kind: 'no-difference' }
  | { readonly kind: 'not-paid-yet' }
  | { readonly kind: 'more-than-paid' }
  | Changed

const moved = async (visit: Visit, claim: Claim): Promise<Result<Id, FollowRefusal>> =>
  refuse({ kind: 'changed', theirs: {}, version: (await findClaim(visit.tx, claim.id))?.version ?? claim.version })
const noted = (visit: Visit, claim: Claim): Result<Id, FollowRefusal> => {
  visit.note({ object: claim.id })
  return accept(claim.id)
}

export async function sendClaim(visit: Visit, claim: Claim, on: Day, version: number): Promise<Result<Id, FollowRefusal>> {
  if (claim.version !== version) return await moved(visit, claim)
  if (claim.sentOn !== null) return refuse({ kind: 'done-already' })
  if (on > isoDay(visit.now)) return refuse({ kind: 'in-the-future' })
  if (on < isoDay(claim.madeAt)) return refuse({ kind: 'too-early' })
  return (await markSent(visit.tx, claim.id, version, on)) ? noted(visit, claim) : await moved(visit, claim)
}

/** What counts is not when it was sent but when it had come in. */
export async function receiveClaim(visit: Visit, claim: Claim, on: Day, version: number): Promise<Result<Id, FollowRefusal>> {
  if (claim.version !== version) return await moved(visit, claim)
  if (claim.receivedOn !== null) return refuse({ kind: 'done-already' })
  if (claim.sentOn === null) return refuse({ kind: 'not-sent-yet' })
  if (on > isoDay(visit.now)) return refuse({ kind: 'in-the-future' })
  if (on < claim.sentOn) return refuse({ kind: 'too-early' })
  return (await markReceived(visit.tx, claim.id, version, on)) ? noted(visit, claim) : await moved(visit, claim)
}

type Paid = { readonly on: Day; readonly ore: Ore; readonly difference: Difference | null }
/** What the state paid. A difference has a reason, and nothing that was claimed is changed by it. */
export async function payClaim(visit: Visit, claim: Claim, paid: Paid, version: number): Promise<Result<Id, FollowRefusal>> {
  if (claim.version !== version) return await moved(visit, claim)
  if (claim.paidOn !== null) return refuse({ kind: 'done-already' })
  if (claim.receivedOn === null) return refuse({ kind: 'not-received-yet' })
  if (paid.on > isoDay(visit.now)) return refuse({ kind: 'in-the-future' })
  if (paid.on < claim.receivedOn) return refuse({ kind: 'too-early' })
  if (paid.ore !== claim.totalOre && paid.difference === null) return refuse({ kind: 'say-why' })
  if (paid.ore === claim.totalOre && paid.difference !== null) return refuse({ kind: 'no-difference' })
  return (await markPaid(visit.tx, claim.id, version, paid)) ? noted(visit, claim) : await moved(visit, claim)
}

type Back = { readonly on: Day; readonly ore: Ore; readonly reason: RepaymentReason }
/** What was paid and should not have been is given back; never more than what was paid. */
export async function repayClaim(visit: Visit, claim: Claim, back: Back, version: number): Promise<Result<Id, FollowRefusal>> {
  if (claim.version !== version) return await moved(visit, claim)
  if (claim.paidOn === null || claim.paidOre === null) return refuse({ kind: 'not-paid-yet' })
  if (back.on > isoDay(visit.now)) return refuse({ kind: 'in-the-future' })
  if (back.on < claim.paidOn) return refuse({ kind: 'too-early' })
  if (back.ore === 0 || back.ore + claim.repaidOre > claim.paidOre) return refuse({ kind: 'more-than-paid' })
  const made = { id: newId(), ore: back.ore, onDay: back.on, reason: back.reason }
  return (await addRepayment(visit.tx, claim, version, made)) ? noted(visit, claim) : await moved(visit, claim)
}

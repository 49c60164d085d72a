import type { Id } from '#kernel/id.ts'
import { daysAfter, type Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import { horizonDays } from '#capabilities/directory/domain/gaps.ts'
import { isoDay } from '#capabilities/directory/domain/wall-clock.ts'
import type { Readiness } from '#capabilities/directory/domain/who-must-be-there.ts'
import { dutyTimes } from '#capabilities/directory/store/duty.ts'
import { orderOf, type OrderLine } from '#capabilities/directory/store/order.ts'
import { calendarSince, presenceRules } from '#capabilities/directory/store/rules.ts'

/** All that is known of some municipalities from a time to a week after, by code. */
export async function readinessOf(
  tx: Tx,
  codes: readonly string[],
  at: Instant,
): Promise<ReadonlyMap<string, Omit<Readiness, 'order'> & { readonly order: readonly OrderLine[] }>> {
  const day = isoDay(at)
  const rules = await presenceRules(tx)
  const calendar = await calendarSince(tx, day)
  const order = await orderOf(tx, codes, day)
  const functionIds: Id[] = [...new Set(order.map((line) => line.functionId))]
  const duties = await dutyTimes(tx, functionIds, at, daysAfter(at, horizonDays))
  return new Map(codes.map((code) => [code, { rules, calendar, duties, order: order.filter((line) => line.municipalityCode === code) }]))
}

import type { Instant } from '#kernel/time.ts'
import type { Card } from '#capabilities/cases/domain/card.ts'
import type { AxisChange } from '#capabilities/cases/store/axis-change.ts'

export const laneAxes = ['identification', 'phase', 'legal', 'residence'] as const
export type LaneAxis = (typeof laneAxes)[number]
export type LaneValue = { readonly value: string; readonly from: Instant; readonly to: Instant | null }

const startOf = (day: string): Instant => new Date(`${day}T11:00:00Z`)

/** The values of one axis over time, oldest first; the last one is still true. Changes come newest first. */
export function valuesOver(axis: LaneAxis, card: Card, changes: readonly AxisChange[]): readonly LaneValue[] {
  const mine = changes.filter((change) => change.axis === axis).toReversed()
  const values: LaneValue[] = []
  let from = card.openedAt
  for (const change of mine) {
    const at = new Date(Math.max(startOf(change.onDay).getTime(), from.getTime()))
    values.push({ value: change.was, from, to: at })
    from = at
  }
  return [...values, { value: card[axis], from, to: card.closedAt }]
}

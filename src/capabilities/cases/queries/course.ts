import type { Id } from '#kernel/id.ts'
import { together } from '#platform/db/together.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Card } from '#capabilities/cases/domain/card.ts'
import { clocksOf, laterClocksOf } from '#capabilities/cases/queries/case-clocks.ts'
import { laneAxes, valuesOver, type LaneAxis, type LaneValue } from '#capabilities/cases/queries/case-lanes.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { casePaths } from '#capabilities/cases/paths.ts'
import { caseTimelines, type CaseClock, type CaseMoment } from '#capabilities/cases/sockets.ts'
import { listAxisChanges, type AxisChange } from '#capabilities/cases/store/axis-change.ts'
import { listConsents } from '#capabilities/cases/store/consent.ts'
import { listDisclosures } from '#capabilities/cases/store/disclosure.ts'
import { tasksOfCase } from '#capabilities/cases/store/task.ts'

export type CaseCourse = {
  readonly card: Card
  readonly lanes: Readonly<Record<LaneAxis, readonly LaneValue[]>>
  readonly changes: readonly AxisChange[]
  readonly clocks: readonly CaseClock[]
  /** What later rooms tell of the case: decisions, judgements, plans. */
  readonly moments: readonly CaseMoment[]
}

/** How a case has gone, in codes and neutral words: the four axes over time, what was decided, and which times run. */
export async function courseOf(visit: Visit, id: Id): Promise<CaseCourse | null> {
  const loaded = await loadCase(visit, id)
  if (!loaded) return null
  if (loaded.card.protectionLevel === 2) visit.requireStrong()
  const { card, access } = loaded
  const soon = new Date(visit.now.getTime() + 1000)
  const [changes, tasks, consents, disclosures, moments, laterClocks] = await together([
    listAxisChanges(visit.tx, id, soon, 200),
    tasksOfCase(visit.tx, id),
    listConsents(visit.tx, id),
    listDisclosures(visit.tx, id),
    together(caseTimelines.map((ask) => ask(visit, card, soon, 100))),
    card.closedAt ? [] : laterClocksOf(visit, card),
  ])
  visit.note({ caseId: id, object: id, count: changes.length })
  return {
    card,
    changes,
    lanes: Object.fromEntries(laneAxes.map((axis) => [axis, valuesOver(axis, card, changes)])) as Record<LaneAxis, readonly LaneValue[]>,
    clocks: card.closedAt
      ? []
      : clocksOf(visit, { card, access, tasks, consents, disclosures }, laterClocks).filter((clock) => clock.href !== casePaths.team(id)),
    moments: moments.flat(),
  }
}

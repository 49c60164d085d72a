import type { Id } from '#kernel/id.ts'
import { together } from '#platform/db/together.ts'
import type { Visit } from '#platform/http/visit.ts'
import { agreedOf, type Agreed } from '#capabilities/support/store/agreed.ts'
import { goalsOf, type Goal } from '#capabilities/support/store/goal.ts'
import { measuresOf, type MeasureRow } from '#capabilities/support/store/measure.ts'
import { needsOf, type Need } from '#capabilities/support/store/need.ts'
import { talksOf, type RightsTalk } from '#capabilities/support/store/rights-talk.ts'
import { findStanding, type Standing } from '#capabilities/support/store/standing.ts'

/** What the room knows of a case, in coded rows. */
export type Whole = {
  readonly standing: Standing
  readonly needs: readonly Need[]
  readonly goals: readonly Goal[]
  readonly measures: readonly MeasureRow[]
  readonly agreed: readonly Agreed[]
  readonly talks: readonly RightsTalk[]
}

const asked = new WeakMap<Visit, Map<Id, Promise<Whole | null>>>()

async function load({ tx }: Visit, caseId: Id): Promise<Whole | null> {
  const standing = await findStanding(tx, caseId)
  if (!standing || standing.reads.length === 0) return null
  const [needs, goals, measures, agreed, talks] = await together([
    needsOf(tx, caseId),
    goalsOf(tx, caseId),
    measuresOf(tx, caseId),
    agreedOf(tx, caseId),
    talksOf(tx, caseId),
  ])
  return { standing, needs, goals, measures, agreed, talks }
}

/** The same for panel, clocks and timeline of one page: asked once per visit. For looking only; a deed reads for itself. */
export function wholeOf(visit: Visit, caseId: Id): Promise<Whole | null> {
  const known = asked.get(visit) ?? new Map<Id, Promise<Whole | null>>()
  asked.set(visit, known)
  const found = known.get(caseId) ?? load(visit, caseId)
  known.set(caseId, found)
  return found
}

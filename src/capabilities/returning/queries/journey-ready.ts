import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findPlan, spanOf } from '#capabilities/returning/store/journey.ts'

/** How far the plan of a journey has come. The days are there for whoever knows the journey, and for nobody else. */
export type JourneyReady = {
  readonly complete: boolean
  readonly receiverNamed: boolean
  /** The check before departure has been made on the plan as it stands. */
  readonly checked: boolean
  readonly firstDeparture: Instant | null
  readonly lastArrival: Instant | null
}

/** What other parts of the room ask of the journey. For those who decide without knowing it the two moments are `null`. */
export async function journeyReady(visit: Visit, returnId: Id): Promise<JourneyReady> {
  const plan = await findPlan(visit.tx, returnId)
  const span = plan ? await spanOf(visit.tx, returnId) : null
  return {
    complete: plan?.complete ?? false,
    receiverNamed: plan?.receiverNamed ?? false,
    checked: plan?.checked ?? false,
    firstDeparture: span?.first ?? null,
    lastArrival: span?.last ?? null,
  }
}

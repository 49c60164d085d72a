import type { Visit } from '#platform/http/visit.ts'
import { outcomeLack, type OutcomeLack } from '#capabilities/returning/domain/after-outcome.ts'
import type { Outcome } from '#capabilities/returning/domain/return.ts'
import { pointsNow } from '#capabilities/returning/queries/after-forms.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { alarmsOf, followUpsOf } from '#capabilities/returning/store/follow-up.ts'
import { renewalsOf } from '#capabilities/returning/store/reception.ts'

/** What an outcome still lacks, once she has arrived; `null` when it may stand. */
export async function lackOfEnd(visit: Visit, { journey }: Entered, outcome: Outcome): Promise<OutcomeLack | null> {
  if (journey.phase !== 'arrived') return null
  const tries = await followUpsOf(visit.tx, journey.id)
  const alarms = await alarmsOf(visit.tx, journey.id)
  return outcomeLack(outcome, {
    tries,
    views: await pointsNow(visit, journey, tries),
    lookedFor: alarms.some((one) => one.stage === 2 && one.answer !== null),
    exploitedAgain: tries.some((one) => one.results?.exploitedAgain === 'yes') || (await renewalsOf(visit.tx, journey.id)).length > 0,
  })
}

import type { Visit } from '#platform/http/visit.ts'
import type { GateFacts } from '#capabilities/returning/domain/gates.ts'
import type { Phase, Postponement } from '#capabilities/returning/domain/return.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { gateFacts } from '#capabilities/returning/store/gates.ts'
import { lockReturn } from '#capabilities/returning/store/lock.ts'
import { changeReturn } from '#capabilities/returning/store/return.ts'

/** A return that one of them warns against waits, until both have signed something else; so does one that a trial needs her for. */
export function postponementOf(before: Postponement | null, { risk, trial }: Pick<GateFacts, 'risk' | 'trial'>): Postponement | null {
  const signed = risk?.signed ?? []
  if (signed.some(({ outcome }) => outcome === 'not_advisable_now') || (before === 'risk' && signed.length < 2)) return 'risk'
  return trial === 'wait' ? 'trial' : null
}

const beforeTheJourney: readonly Phase[] = ['choice', 'applied', 'admitted']

/** Says of the return that it waits, or that it waits no longer, in the same transaction as what it follows from. */
export async function settlePostponement(visit: Visit, { journey }: Entered): Promise<void> {
  const held = await lockReturn(visit.tx, journey.id)
  const facts = await gateFacts(visit.tx, journey.id)
  if (!held || !facts || !beforeTheJourney.includes(held.phase)) return
  const to = postponementOf(journey.postponed, facts)
  if (to !== journey.postponed) await changeReturn(visit.tx, journey.id, held.version, { postponed: to })
}

import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isOpen } from '#capabilities/cooperation/domain/clocks.ts'
import { meetOneClock } from '#capabilities/cooperation/store/clock.ts'
import type { Clock } from '#capabilities/cooperation/store/clock.ts'

/** What the clock waited for has happened, by telephone for instance. */
export async function stopClock(visit: Visit, clock: Clock): Promise<Result<null, { readonly kind: 'already-stopped' }>> {
  if (!isOpen(clock) || !(await meetOneClock(visit.tx, clock.id))) return refuse({ kind: 'already-stopped' })
  visit.note({ caseId: clock.caseId, object: clock.id })
  return accept(null)
}

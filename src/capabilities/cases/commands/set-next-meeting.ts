import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { insertAxisChange } from '#capabilities/cases/store/axis-change.ts'
import { setNextMeetingAt, touch } from '#capabilities/cases/store/card.ts'

/** When the zones of the case meet next; `null` when no time is set. Every zone sees it. */
export async function setNextMeeting(visit: Visit, caseId: Id, at: Instant | null): Promise<Result<Id, { readonly kind: 'no-such-case' }>> {
  const loaded = await loadCase(visit, caseId)
  if (!loaded || !mayAct(loaded.access, 'change-card')) return refuse({ kind: 'no-such-case' })
  const was = loaded.card.nextMeetingAt
  if (was?.getTime() !== at?.getTime()) {
    await setNextMeetingAt(visit.tx, caseId, at)
    await insertAxisChange(visit.tx, {
      caseId,
      axis: 'next_meeting',
      was: was?.toISOString() ?? '-',
      became: at?.toISOString() ?? '-',
      onDay: dayOf(visit.now),
    })
    await touch(visit.tx, caseId, true)
  }
  visit.note({ caseId, object: caseId })
  return accept(caseId)
}

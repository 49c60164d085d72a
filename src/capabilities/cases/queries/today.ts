import { hasRole } from '#kernel/actor.ts'
import type { Instant } from '#kernel/time.ts'
import type { DayItem } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'
import { caseRoles } from '#capabilities/people/contract.ts'
import { endOfShift } from '#capabilities/cases/domain/day.ts'
import { casePaths } from '#capabilities/cases/paths.ts'
import { showGlassList } from '#capabilities/cases/queries/show-glass.ts'
import { listApprovals } from '#capabilities/cases/store/approval.ts'
import { countUrgent } from '#capabilities/cases/store/card.ts'
import { invitationsToMyZone } from '#capabilities/cases/store/invitation.ts'
import { countTasks } from '#capabilities/cases/store/task.ts'
import { casesWords } from '#capabilities/cases/words.ts'

/** What waits on My day. Each number is exactly as long as the list behind it, and its words say nothing about anybody. */
export async function casesToday(visit: Visit): Promise<readonly DayItem[]> {
  const t = casesWords[visit.actor.language].day
  const item = (column: DayItem['column'], href: string, count: number, text: (n: number) => string, due: Instant | null = null, late = false): DayItem => ({
    column,
    href,
    count,
    text: text(count),
    due,
    late,
  })
  const items: DayItem[] = []
  if (hasRole(visit.actor, ...caseRoles, 'log_reviewer')) {
    const unseen = (await showGlassList(visit, false)).openings.length
    items.push(item('now', casePaths.glassList, unseen, t.glass, null, unseen > 0))
  }
  if (!hasRole(visit.actor, ...caseRoles)) return items
  const tasks = await countTasks(visit.tx, endOfShift(visit.now))
  const invitations = await invitationsToMyZone(visit.tx)
  const approvals = await listApprovals(visit.tx)
  return [
    ...items,
    item('now', casePaths.tasksThat('late'), tasks.late, t.late, tasks.firstLate, true),
    item('now', casePaths.urgent, await countUrgent(visit.tx), t.acute),
    item('now', casePaths.invitations, invitations.length, t.invitations, invitations[0]?.untilAt ?? null),
    item('today', casePaths.tasksThat('today'), tasks.today, t.today, tasks.nextDue),
    item('today', casePaths.approvals, approvals.length, t.approvals, approvals[0]?.askedAt ?? null),
    item('waiting', casePaths.tasksThat('others'), tasks.others, t.others),
  ]
}

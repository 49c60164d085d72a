import type { DayItem } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'
import { ceilingOf } from '#capabilities/people/contract.ts'
import { cooperationPaths } from '#capabilities/cooperation/paths.ts'
import { rowsFor } from '#capabilities/cooperation/queries/list-meetings.ts'
import { cooperationWords } from '#capabilities/cooperation/words.ts'

/** Meetings and clocks on My day, in neutral words. A number leads to exactly the rows it counts. */
export async function cooperationToday(visit: Visit): Promise<readonly DayItem[]> {
  if (!ceilingOf(visit.actor.roles).reads.has('C0')) return []
  const words = cooperationWords[visit.actor.language].day
  const rows = await rowsFor(visit)
  const { now } = visit
  const items: readonly DayItem[] = [
    { column: 'now', href: cooperationPaths.late, text: words.late(rows.late.length), count: rows.late.length, late: true, due: rows.late[0]?.dueAt ?? null },
    {
      column: 'now',
      href: cooperationPaths.toAnswer,
      text: words.toAnswer(rows.toAnswer.length),
      count: rows.toAnswer.length,
      late: rows.toAnswer.some((each) => each.answerBy <= now),
      due: rows.toAnswer[0]?.answerBy ?? null,
    },
    { column: 'now', href: cooperationPaths.unanswered, text: words.unanswered(rows.unanswered.length), count: rows.unanswered.length, late: true, due: null },
    {
      column: 'today',
      href: cooperationPaths.today,
      text: words.today(rows.today.length),
      count: rows.today.length,
      late: false,
      due: rows.today[0]?.at ?? null,
    },
    {
      column: 'today',
      href: cooperationPaths.running,
      text: words.running(rows.running.length),
      count: rows.running.length,
      late: false,
      due: rows.running[0]?.dueAt ?? null,
    },
  ]
  return items.filter((item) => item.count > 0)
}

import type { DayItem } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'
import { urgencyOf } from '#capabilities/contact/domain/call.ts'
import { takesCalls } from '#capabilities/contact/domain/roles.ts'
import { contactPaths, linePaths } from '#capabilities/contact/paths.ts'
import { openCalls } from '#capabilities/contact/store/call.ts'
import { handOversSent, handOversToAnswer } from '#capabilities/contact/store/hand-over.ts'
import { isShown } from '#capabilities/contact/queries/show-queue.ts'
import { threadsOfLine } from '#capabilities/contact/store/thread.ts'
import { workWords } from '#capabilities/contact/words.line.ts'
import { contactWords } from '#capabilities/contact/words.ts'

/** Calls and hand-overs on My day, in neutral words. A number leads to exactly the rows it counts. */
export async function contactToday(visit: Visit): Promise<readonly DayItem[]> {
  if (!takesCalls(visit.actor.roles)) return []
  const words = contactWords[visit.actor.language].day
  const open = await openCalls(visit.tx)
  const mine = open.filter((call) => call.takenBy === visit.actor.personId)
  const others = open.length - mine.length
  const toAnswer = await handOversToAnswer(visit.tx)
  const waiting = (await handOversSent(visit.tx, visit.now)).filter((each) => each.answer === null)
  const threads = await threadsOfLine(visit.tx)
  const lines = workWords[visit.actor.language].day
  const written = threads.filter((thread) => isShown(thread, visit.actor.personId, 'waiting'))
  const answering = threads.filter((thread) => isShown(thread, visit.actor.personId, 'mine'))
  const items: readonly DayItem[] = [
    {
      column: 'now',
      href: contactPaths.toAnswer,
      text: words.toAnswer(toAnswer.length),
      count: toAnswer.length,
      late: toAnswer.some((each) => each.codes?.acute === true),
      due: null,
    },
    {
      column: 'now',
      href: contactPaths.mine,
      text: words.openCalls(mine.length),
      count: mine.length,
      late: mine.some((call) => urgencyOf(call) === 'acute'),
      due: null,
    },
    {
      column: 'now',
      href: linePaths.waiting,
      text: lines.waiting(written.length),
      count: written.length,
      late: written.some((thread) => thread.danger === 'yes'),
      due: null,
    },
    {
      column: 'now',
      href: linePaths.mine,
      text: lines.mine(answering.length),
      count: answering.length,
      late: answering.some((thread) => thread.danger === 'yes'),
      due: null,
    },
    { column: 'today', href: contactPaths.ofZone, text: words.zoneCalls(others), count: others, late: false, due: null },
    { column: 'waiting', href: contactPaths.waiting, text: words.sent(waiting.length), count: waiting.length, late: false, due: null },
  ]
  return items.filter((item) => item.count > 0)
}

import type { InLanguages } from '#kernel/language.ts'
import type { Instant } from '#kernel/time.ts'
import { together } from '#platform/db/together.ts'
import type { Visit } from '#platform/http/visit.ts'
import { membershipOf, type AccessFacts } from '#capabilities/cases/domain/access.ts'
import type { Card } from '#capabilities/cases/domain/card.ts'
import type { Task } from '#capabilities/cases/domain/tasks.ts'
import { casePaths } from '#capabilities/cases/paths.ts'
import { casePanels, type CaseClock } from '#capabilities/cases/sockets.ts'
import type { ConsentRow } from '#capabilities/cases/store/consent.ts'
import type { Disclosure } from '#capabilities/cases/store/disclosure.ts'
import { inBoth } from '#capabilities/cases/words.ts'

type Known = {
  readonly card: Card
  readonly access: AccessFacts
  readonly tasks: readonly Task[]
  readonly consents: readonly ConsentRow[]
  readonly disclosures: readonly Disclosure[]
}

const clock = (dueAt: Instant, words: InLanguages<string>, href: string): CaseClock => ({ dueAt, words, href })

/** The times of later rooms. */
export const laterClocksOf = async (visit: Visit, card: Card): Promise<readonly CaseClock[]> =>
  (await together(casePanels.map(async (panel) => (await panel.clocks?.(visit, card)) ?? []))).flat()

/** Every time that runs in a case, the nearest first: tasks, the meeting, what ends, and those of later rooms. */
export function clocksOf(visit: Visit, { card, access, tasks, consents, disclosures }: Known, others: readonly CaseClock[]): readonly CaseClock[] {
  const here = casePaths.one(card.id)
  const member = membershipOf(access)
  const own = [
    ...tasks
      .filter((task) => !task.doneAt)
      .map((task) =>
        clock(
          task.dueAt,
          inBoth((t) => t.taskTitles[task.title]),
          casePaths.task(card.id, task.id),
        ),
      ),
    ...(card.nextMeetingAt && card.nextMeetingAt > visit.now
      ? [
          clock(
            card.nextMeetingAt,
            inBoth((t) => t.case.meetingReason),
            here,
          ),
        ]
      : []),
    ...disclosures
      .filter((one) => one.state === 'running')
      .map((one) =>
        clock(
          one.untilAt,
          inBoth((t) => t.case.untilReason),
          casePaths.disclosure(card.id, one.id),
        ),
      ),
    ...consents
      .filter((one) => !one.refused && !one.withdrawnAt && one.validUntil > visit.now)
      .map((one) =>
        clock(
          one.validUntil,
          inBoth((t) => t.case.consentReason),
          casePaths.consents(card.id),
        ),
      ),
    ...(member
      ? [
          clock(
            member.until,
            inBoth((t) => t.case.memberReason),
            casePaths.team(card.id),
          ),
        ]
      : []),
  ]
  return [...own, ...others].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
}

import { z } from 'zod'
import type { DayItem } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'
import { abroadPaths } from '#capabilities/returning/abroad-paths.ts'
import { handoverStates, isAlarming } from '#capabilities/returning/domain/handover.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import type { ReturnLane, ReturnMoment } from '#capabilities/returning/queries/sections.ts'
import { waitingAnswers, waitingForMe } from '#capabilities/returning/store/handover-answer.ts'
import { handoversOf, type Handover } from '#capabilities/returning/store/handover.ts'
import { abroadWords, inBothAbroad } from '#capabilities/returning/words.abroad.ts'

export const AbroadOnReturn = z.object({
  caseId: z.string(),
  states: z.array(z.enum(handoverStates)),
  unsettled: z.number(),
  mayBegin: z.boolean(),
})
export type AbroadOnReturn = z.output<typeof AbroadOnReturn>

const ofReturn = async (visit: Visit, { card, journey }: Entered): Promise<readonly Handover[]> =>
  (await handoversOf(visit.tx, card.id)).filter((one) => one.returnId === journey.id)

/** Hand-overs on the page of the return, in codes. */
export async function abroadOfReturn(visit: Visit, entered: Entered): Promise<AbroadOnReturn> {
  const handovers = await ofReturn(visit, entered)
  return {
    caseId: entered.card.id,
    states: handovers.map((one) => one.state),
    unsettled: handovers.reduce((sum, one) => sum + one.unsettled, 0),
    mayBegin: entered.journey.mayWrite && entered.journey.phase !== 'ended',
  }
}

export async function abroadMoments(visit: Visit, entered: Entered): Promise<readonly ReturnMoment[]> {
  return (await ofReturn(visit, entered)).flatMap((one) =>
    (
      [
        ['handover_sent', one.sentAt],
        ['handover_opened', one.openedAt],
        ['handover_accepted', one.acceptedAt],
      ] as const
    ).flatMap(([kind, at]) =>
      at ? [{ at, kind, words: inBothAbroad((t) => t.moments[kind]), href: abroadPaths.one(entered.card.id, one.id), zoneId: one.zoneId }] : [],
    ),
  )
}

export async function abroadLanes(visit: Visit, entered: Entered): Promise<readonly ReturnLane[]> {
  const sent = (await ofReturn(visit, entered)).filter((one) => one.sentAt !== null)
  if (sent.length === 0) return []
  return [
    {
      key: 'abroad',
      words: inBothAbroad((t) => t.moments.lane),
      marks: sent.flatMap((one) =>
        one.acceptedAt ? [{ at: one.acceptedAt, words: inBothAbroad((t) => t.moments.handover_accepted), tone: 'done' as const }] : [],
      ),
      spans: sent.flatMap((one) =>
        one.sentAt
          ? [{ from: one.sentAt, to: one.untilAt && one.untilAt < visit.now ? one.untilAt : null, words: inBothAbroad((t) => t.states[one.state]) }]
          : [],
      ),
    },
  ]
}

/** On My day: that something came, and nothing about what. */
export async function abroadToday(visit: Visit): Promise<readonly DayItem[]> {
  const t = abroadWords[visit.actor.language].day
  const answers = await waitingAnswers(visit.tx)
  const seconds = await waitingForMe(visit.tx)
  const items: readonly DayItem[] = [
    {
      column: 'now',
      href: abroadPaths.answers,
      text: t.answers(answers.length),
      count: answers.length,
      late: answers.some((one) => isAlarming(one.event)),
      due: null,
    },
    { column: 'today', href: abroadPaths.seconds, text: t.seconds(seconds.length), count: seconds.length, late: false, due: null },
  ]
  return items.filter((item) => item.count > 0)
}

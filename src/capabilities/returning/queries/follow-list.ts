import { z } from 'zod'
import type { DayItem } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { lastMomentOf } from '#capabilities/cases/contract.ts'
import { afterPaths } from '#capabilities/returning/after-paths.ts'
import { followsOn, leftOff, pointsOf, type PointView } from '#capabilities/returning/domain/follow-up.ts'
import { parts } from '#capabilities/returning/domain/return.ts'
import { returnRoles } from '#capabilities/returning/domain/roles.ts'
import type { followShows } from '#capabilities/returning/forms/after.ts'
import { pointAnswer } from '#capabilities/returning/queries/show-after.ts'
import { followRulesOf } from '#capabilities/returning/store/after-rules.ts'
import { myFollowed, type MyFollowed } from '#capabilities/returning/store/follow-up.ts'
import { countWithoutReceipt } from '#capabilities/returning/store/grant.ts'
import { afterWords } from '#capabilities/returning/words.after.ts'

export type FollowShow = (typeof followShows)[number]
export const followListAnswer = z.object({
  show: z.enum(['all', 'due', 'late', 'alarms']),
  rows: z.array(
    z.object({
      caseId: z.string(),
      pseudonym: z.string(),
      part: z.enum(parts),
      points: z.array(pointAnswer),
      next: pointAnswer.nullable(),
      /** Alarms that nobody has answered and that are for the own part. */
      alarms: z.number().int(),
    }),
  ),
})
export type FollowListModel = z.output<typeof followListAnswer>
type Row = FollowListModel['rows'][number]

/** Coordinator and partner are told first; whoever is on the spot when it goes further. */
const forMe = (one: MyFollowed): number => one.alarms.filter((alarm) => alarm.open && (alarm.stage === 2 || one.part !== 'abroad')).length
const asked: readonly PointView['state'][] = ['open', 'late']

async function rowsNow(visit: Visit): Promise<readonly Row[]> {
  const rules = await followRulesOf(visit.tx)
  return (await myFollowed(visit.tx)).flatMap((one): readonly Row[] => {
    const asPlanned = one.arrivedOn === null ? [] : pointsOf(one.arrivedOn, rules, one.tries, isoDay(visit.now))
    const points = one.goesOn ? asPlanned : leftOff(asPlanned)
    if ((one.endedOn !== null || !one.goesOn) && forMe(one) === 0 && !followsOn(points)) return []
    const row: Row = {
      caseId: one.caseId,
      pseudonym: one.pseudonym,
      part: one.part,
      points: points.map(({ point, opensOn, dueOn, lastOn, state, notTried }) => ({ point, opensOn, dueOn, lastOn, state, notTried })),
      next: points.find(({ state }) => asked.includes(state)) ?? null,
      alarms: forMe(one),
    }
    return [row]
  })
}
/** Reminders go to those who follow up: the partner and the coordinator. */
const reminds = ({ part }: Row): boolean => part === 'coordinator' || part === 'partner'
const keeps: Readonly<Record<FollowShow, (row: Row) => boolean>> = {
  all: () => true,
  due: (row) => reminds(row) && row.next?.state === 'open',
  late: (row) => reminds(row) && row.next?.state === 'late',
  alarms: (row) => row.alarms > 0,
}

/** The returns of mine that are followed, and who was reached when: made-up names, points and days. */
export async function showFollowList(visit: Visit, show: FollowShow): Promise<FollowListModel> {
  const rows = (await rowsNow(visit)).filter(keeps[show])
  visit.note({ count: rows.length })
  return { show, rows: [...rows] }
}

/** My day in neutral words. A number leads to exactly the rows it counts. */
export async function afterToday(visit: Visit): Promise<readonly DayItem[]> {
  const t = afterWords[visit.actor.language].day
  if (visit.actor.roles.includes('finance_officer')) {
    const count = await countWithoutReceipt(visit.tx)
    if (count > 0) return [{ column: 'waiting', href: afterPaths.moneyOf('without_receipt'), text: t.receipts(count), count, late: false, due: null }]
  }
  if (!visit.actor.roles.some((role) => (returnRoles as readonly string[]).includes(role))) return []
  const rows = await rowsNow(visit)
  const item = (show: 'due' | 'late' | 'alarms', column: DayItem['column'], late: boolean): readonly DayItem[] => {
    const these = rows.filter(keeps[show])
    const [first] = these.flatMap(({ next }) => (next ? [next.lastOn] : [])).toSorted()
    return these.length === 0
      ? []
      : [
          {
            column,
            href: afterPaths.listOf(show),
            text: t[show](these.length),
            count: these.length,
            late,
            due: show === 'alarms' || !first ? null : lastMomentOf(first),
          },
        ]
  }
  return [...item('alarms', 'now', true), ...item('late', 'now', true), ...item('due', 'today', false)]
}

import type { DayItem } from '#platform/http/capability.ts'
import { lastMomentOf } from '#capabilities/cases/contract.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { ceilingOf } from '#capabilities/people/contract.ts'
import { quartersLeft } from '#capabilities/costs/domain/claimable.ts'
import { daysBetween } from '#kernel/day.ts'
import { sayOre, sumOre } from '#capabilities/costs/domain/ore.ts'
import { numberOf } from '#capabilities/costs/domain/quarter.ts'
import { costPaths } from '#capabilities/costs/paths.ts'
import { basesOfZone } from '#capabilities/costs/store/basis.ts'
import { claimsOfZone } from '#capabilities/costs/store/claim.ts'
import { unclaimedOfZone } from '#capabilities/costs/store/line.ts'
import { costRule } from '#capabilities/costs/store/rule.ts'
import { transfersWaiting } from '#capabilities/costs/queries/transfers.ts'
import { costWords } from '#capabilities/costs/words.ts'

/** For so many days a last day that has passed is said here; then it stands on the list only. */
const said = 90
const near = 14

/** Quarters that must be claimed, and claims that must come in: for the finance officer. */
async function financeToday(visit: Visit): Promise<readonly DayItem[]> {
  const today = isoDay(visit.now)
  const t = costWords[visit.actor.language]
  const name = (quarter: string): string => t.quarter(numberOf(quarter), quarter.slice(0, 4))
  const { months, remind } = await costRule(visit.tx, 'claim', today)
  const left = quartersLeft(await unclaimedOfZone(visit.tx), await basesOfZone(visit.tx), today, { months, remind })
  const waiting = (await claimsOfZone(visit.tx)).filter((one) => one.receivedOn === null)
  return [
    ...left
      .filter((one) => one.over && one.ore > 0 && (one.reminder !== null || (one.daysLeft < 0 && one.daysLeft >= -said)))
      .map((one) => ({
        column: one.daysLeft <= near ? ('now' as const) : ('today' as const),
        href: `${costPaths.quarter(one.quarter)}#lines`,
        text: t.day[one.daysLeft < 0 ? 'lapsed' : 'claim'](name(one.quarter), sayOre(one.ore, visit.actor.language)),
        count: one.lines,
        late: one.daysLeft < 0,
        due: lastMomentOf(one.lastOn),
      })),
    ...(['send', 'receive'] as const).flatMap((show) => {
      const these = waiting.filter((one) => (one.sentOn === null) === (show === 'send'))
      const [next] = these.toSorted((a, b) => (a.lastOn < b.lastOn ? -1 : 1))
      if (!next) return []
      const days = daysBetween(today, next.lastOn)
      const column = show === 'receive' && days > near ? ('waiting' as const) : days <= near ? ('now' as const) : ('today' as const)
      const sum = sayOre(sumOre(these.map((one) => one.totalOre)), visit.actor.language)
      return [{ column, href: costPaths.waiting(show), text: t.day[show](sum), count: these.length, late: days < 0, due: lastMomentOf(next.lastOn) }]
    }),
  ]
}

/** Requests between boards: those one must answer, and those nobody answered in time. */
async function boardsToday(visit: Visit): Promise<readonly DayItem[]> {
  const today = isoDay(visit.now)
  const t = costWords[visit.actor.language].day
  const open = await transfersWaiting(visit)
  return (['answer', 'unanswered'] as const).flatMap((show) => {
    const these = open.filter((one) => (one.zoneId === visit.actor.zoneId) === (show === 'unanswered'))
    const [next] = these
    if (!next) return []
    const late = next.answerBy < today
    const href = costPaths.transfersShown(show)
    return [{ column: late ? ('now' as const) : ('today' as const), href, text: t[show], count: these.length, late, due: lastMomentOf(next.answerBy) }]
  })
}

/** My day in neutral words. A number leads to exactly what it counts. */
export async function costsToday(visit: Visit): Promise<readonly DayItem[]> {
  const items: DayItem[] = []
  if (visit.actor.roles.includes('finance_officer')) items.push(...(await financeToday(visit)))
  if (ceilingOf(visit.actor.roles).writes.has('C8')) items.push(...(await boardsToday(visit)))
  return items
}

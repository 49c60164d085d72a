import { addDays, addMonths, daysBetween, earlier, later, monthOf, type Day } from '#kernel/day.ts'
import { sumOre, type Ore } from '#capabilities/costs/domain/ore.ts'

type Spent = {
  readonly fromOn: Day
  readonly lastOn: Day
  readonly units: number
  readonly unitOre: Ore
  readonly netOre: Ore
  readonly dayRule: string | null
}
export type MonthOf = { readonly month: string; readonly ore: Ore; readonly expected: boolean }
export type Burn = { readonly perDay: Ore; readonly since: Day; readonly months: readonly MonthOf[] }

const window = 30
const back = 6
const ahead = 3

/** What falls within two days, both with it: a stay day by day, anything else on its first day. */
export function spentWithin(lines: readonly Spent[], from: Day, until: Day): Ore {
  return sumOre(
    lines.map((line) => {
      if (line.dayRule === null) return line.fromOn >= from && line.fromOn <= until ? line.netOre : 0
      const days = daysBetween(later(line.fromOn, from), earlier(line.lastOn, until)) + 1
      return days > 0 ? Math.sign(line.netOre) * days * line.unitOre : 0
    }),
  )
}

/** What the months have cost, and what the next three cost if it goes on as in the last thirty days. No trend, no score. */
export function burn(lines: readonly Spent[], today: Day): Burn {
  const since = addDays(today, 1 - window)
  const perDay = Math.max(0, Math.floor(spentWithin(lines, since, today) / window))
  const first = `${monthOf(today)}-01`
  const months: MonthOf[] = []
  for (let step = -back; step < ahead + 1; step += 1) {
    const begins = addMonths(first, step)
    const ends = addDays(addMonths(first, step + 1), -1)
    const expected = step > 0
    months.push({ month: monthOf(begins), expected, ore: expected ? perDay * (daysBetween(begins, ends) + 1) : spentWithin(lines, begins, ends) })
  }
  const firstSpent = months.findIndex((one) => one.ore !== 0)
  return { perDay, since, months: firstSpent < 0 ? [] : months.slice(Math.min(firstSpent, back)) }
}

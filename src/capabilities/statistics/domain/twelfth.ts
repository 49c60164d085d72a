import { programmeCounting, shownOf, type ProgrammePeriod } from '#capabilities/statistics/domain/programme.ts'
import type { Counting } from '#capabilities/statistics/domain/dataset.ts'
import type { Quarter } from '#capabilities/statistics/domain/quarter.ts'
import { internalThreshold } from '#capabilities/statistics/domain/release.ts'
import type { Count } from '#capabilities/statistics/domain/suppress.ts'

/**
 * How it was twelve months after somebody arrived. A later fact of its own, counted once in the quarter in which that time passed: the figures of a return
 * that was counted when it ended stay as they were.
 */
export const twelfthAnswers = ['reached', 'declined', 'lost', 'none_kept'] as const
export type TwelfthReturn = {
  readonly quarter: Quarter
  readonly answer: (typeof twelfthAnswers)[number]
  /** Exploited again, as far as is known by then. */
  readonly again: boolean
}
/** In the order in which they are shown; each answer is a part of all, and *again* may be any of them. */
export const twelfthNames = [...twelfthAnswers, 'again'] as const

export type TwelfthPeriod = Omit<ProgrammePeriod, 'paidThousands'>

export const twelfthCounting = (from: Quarter, last: Quarter): Counting => ({ ...programmeCounting(from, last), population: 'returns_twelve_months_on' })

/** The period these make, with what is small already hidden. `null`: too few yet, so they wait for the next quarter. */
export function twelfthPeriod(since: Quarter | null, passed: readonly TwelfthReturn[]): TwelfthPeriod | null {
  const threshold = internalThreshold
  const quarters = passed.map(({ quarter }) => quarter).toSorted()
  const [first, last] = [quarters[0], quarters.at(-1)]
  if (passed.length < threshold || first === undefined || last === undefined) return null
  const again = passed.filter((one) => one.again).length
  const cells: readonly Count[] = [
    { name: 'all', count: passed.length, fixed: true },
    ...twelfthAnswers.map((name) => ({ name, count: passed.filter(({ answer }) => answer === name).length })),
    { name: 'again', count: again },
    { name: 'rest_again', count: passed.length - again },
  ]
  const sums = [
    { total: 'all', parts: twelfthAnswers },
    { total: 'all', parts: ['again', 'rest_again'] },
  ]
  return { from: since ?? first, last, total: passed.length, threshold, cells: shownOf({ cells, sums }, threshold)?.cells ?? [] }
}

import { below, suppress, type Count, type Counts, type Sum } from '#capabilities/statistics/domain/suppress.ts'
import type { Counting } from '#capabilities/statistics/domain/dataset.ts'
import type { Quarter } from '#capabilities/statistics/domain/quarter.ts'
import { internalThreshold } from '#capabilities/statistics/domain/release.ts'

/** One return that has ended, as coarse codes. */
export type EndedReturn = {
  readonly quarter: Quarter
  readonly referred: boolean
  readonly admitted: boolean
  readonly departed: boolean
  readonly arrived: boolean
  readonly m1: boolean
  readonly m3: boolean
  readonly m6: boolean
  readonly outcome: string
  readonly paid_ore: number
}

/** How far they came: each is a part of the one before. */
export const programmeSteps = ['referred', 'admitted', 'departed', 'arrived'] as const
/** Reached at one, three and six months: each a part of those who arrived, and not of each other. The twelfth month is counted when it has passed (`twelfth.ts`). */
export const programmeReached = ['m1', 'm3', 'm6'] as const
export const programmeOutcomes = [
  'returned_monitored',
  'returned_contact_declined',
  'returned_contact_lost',
  're_exploited_known',
  'withdrew_before_travel',
  'not_admitted',
  'stayed_in_sweden',
  'postponed_trial',
  'postponed_risk',
] as const
const afterArrival = programmeOutcomes.slice(0, 4)

/** How these figures are counted. Never added to the 37 referred cases of 2013–2014, which count other people in another way. */
export const programmeCounting = (from: Quarter, last: Quarter): Counting => ({
  unit: 'case',
  partition: 'of_which',
  population: 'ended_returns',
  period: { from: Number(from.slice(0, 4)), to: Number(last.slice(0, 4)) },
  doubleCountRisk: true,
  source: 'Lilja',
})

/** Consecutive quarters with what may be shown of them. Counted once; periods never overlap, so no two can be subtracted. */
export type ProgrammePeriod = {
  readonly from: Quarter
  readonly last: Quarter
  readonly total: number
  readonly threshold: number
  /** Paid in all, in whole thousands of kronor; `null` is hidden. */
  readonly paidThousands: number | null
  readonly cells: readonly Cell[]
}

const rest = (name: string): string => `rest_${name}`
/** Every count and how they add up, also those that are not shown: who knows the parts must not find the rest. */
function countsOf(ended: readonly EndedReturn[]): Counts {
  const many = (keep: (one: EndedReturn) => boolean): number => ended.filter(keep).length
  const cells: Count[] = [{ name: 'ended', count: ended.length, fixed: true }]
  const sums: Sum[] = []
  const split = (total: string, name: string, within: (one: EndedReturn) => boolean, keep: (one: EndedReturn) => boolean): void => {
    cells.push({ name, count: many((one) => within(one) && keep(one)) }, { name: rest(name), count: many((one) => within(one) && !keep(one)) })
    sums.push({ total, parts: [name, rest(name)] })
  }
  const all = (): boolean => true
  split('ended', 'referred', all, (one) => one.referred)
  split(
    'referred',
    'admitted',
    (one) => one.referred,
    (one) => one.admitted,
  )
  split(
    'admitted',
    'departed',
    (one) => one.admitted,
    (one) => one.departed,
  )
  split(
    'departed',
    'arrived',
    (one) => one.departed,
    (one) => one.arrived,
  )
  for (const point of programmeReached)
    split(
      'arrived',
      point,
      (one) => one.arrived,
      (one) => one[point],
    )
  split('ended', 'granted', all, (one) => one.paid_ore > 0)
  for (const outcome of programmeOutcomes) cells.push({ name: outcome, count: many((one) => one.outcome === outcome) })
  sums.push({ total: 'ended', parts: programmeOutcomes })
  // Whoever arrived ended in one of four ways: somebody outside may well assume it, so it is reckoned with where it is so.
  if (ended.every((one) => one.arrived === (afterArrival as readonly string[]).includes(one.outcome))) sums.push({ total: 'arrived', parts: afterArrival })
  return { cells, sums }
}

/** A sum of money gives nobody away: enough people share it, none has more than half, and it is rounded to whole thousands of kronor. */
function paidOf(ended: readonly EndedReturn[], threshold: number): number | null {
  const paid = ended.map((one) => one.paid_ore).filter((ore) => ore > 0)
  const sum = paid.reduce((total, ore) => total + ore, 0)
  if (paid.length < threshold || Math.max(0, ...paid) * 2 > sum) return null
  return Math.max(1, Math.round(sum / 100_000))
}

type Cell = { readonly name: string; readonly count: number | null }
/** What may be shown of these counts, and which of them are hidden; `null` when they cannot be hidden well enough. */
export function shownOf(counts: Counts, threshold: number): { readonly cells: readonly Cell[]; readonly hidden: ReadonlySet<string> } | null {
  const hidden = suppress(counts, below(threshold))
  if (!hidden.ok) return null
  const shown = counts.cells.filter(({ name, fixed }) => fixed !== true && !name.startsWith('rest_'))
  return { cells: shown.map(({ name, count }) => ({ name, count: hidden.value.has(name) ? null : count })), hidden: hidden.value }
}

/** The period these returns make, with what is small already hidden. `null`: too few yet, so they wait for the next quarter. */
export function programmePeriod(since: Quarter | null, ended: readonly EndedReturn[]): ProgrammePeriod | null {
  const threshold = internalThreshold
  const quarters = ended.map(({ quarter }) => quarter).toSorted()
  const [first, last] = [quarters[0], quarters.at(-1)]
  if (ended.length < threshold || first === undefined || last === undefined) return null
  const period = { from: since ?? first, last, total: ended.length, threshold }
  const shown = shownOf(countsOf(ended), threshold)
  if (!shown) return { ...period, paidThousands: null, cells: [] }
  return { ...period, paidThousands: shown.hidden.has('granted') ? null : paidOf(ended, threshold), cells: shown.cells }
}

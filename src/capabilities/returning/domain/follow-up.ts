import { addDays, addMonths, type Day } from '#kernel/day.ts'
import { points, type AlarmAnswer, type AlarmWhy, type Point, type Reach } from '#capabilities/returning/domain/after-codes.ts'

/** One wording of when contact is due. Dated: what held on the day she arrived holds for her. */
export type FollowRule = {
  readonly point: Point
  readonly amount: number
  readonly unit: 'days' | 'weeks' | 'months'
  readonly beforeDays: number
  readonly graceDays: number
  readonly lostDays: number
  readonly source: string
  readonly confirmed: boolean
  readonly validFrom: Day
  readonly validTo: Day | null
}

/** From when to when contact is to be sought. `dueOn` lies within. */
export type Window = { readonly point: Point; readonly opensOn: Day; readonly dueOn: Day; readonly lastOn: Day }

const dueOn = (arrivedOn: Day, { amount, unit }: FollowRule): Day =>
  unit === 'months' ? addMonths(arrivedOn, amount) : addDays(arrivedOn, unit === 'weeks' ? amount * 7 : amount)

/** The wording of each point that held on a day, in the order of time. */
export const rulesOn = (rules: readonly FollowRule[], day: Day): readonly FollowRule[] =>
  points.flatMap((point) => {
    const held = rules.filter((one) => one.point === point && one.validFrom <= day && (one.validTo === null || day < one.validTo))
    const newest = held.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
    return newest ? [newest] : []
  })

export function windowOf(arrivedOn: Day, rule: FollowRule): Window {
  const due = dueOn(arrivedOn, rule)
  return { point: rule.point, opensOn: addDays(due, -rule.beforeDays), dueOn: due, lastOn: addDays(due, rule.graceDays) }
}

/** What the program knows of one try, and no more: the clock reads the same. In the order in which they were written. */
export type Try = { readonly point: Point; readonly onDay: Day; readonly reach: Reach }

/**
 * `coming` before its window · `open` in it · `late` after it, until the next one opens · `missed` for good · `stopped` because she said no, or nobody follows it any more.
 * The others are how the last real try went.
 */
export type PointState = 'coming' | 'open' | 'late' | 'missed' | 'stopped' | 'reached' | 'declined' | 'lost'
export type PointView = Window & {
  readonly state: PointState
  readonly lostDays: number
  /** Said not to have been tried, and still to be. */ readonly notTried: boolean
}

const answersOf = (tries: readonly Try[]) => tries.filter((one): one is Try & { reach: Exclude<Reach, 'not_tried'> } => one.reach !== 'not_tried')

/** She has said no, and has not been in touch since: nobody is reminded to ask her again. */
export const hasDeclined = (tries: readonly Try[]): boolean => answersOf(tries).at(-1)?.reach === 'declined'

/** Where every point stands on a day. */
export function pointsOf(arrivedOn: Day, rules: readonly FollowRule[], tries: readonly Try[], today: Day): readonly PointView[] {
  const windows = rulesOn(rules, arrivedOn).map((rule) => ({ ...windowOf(arrivedOn, rule), lostDays: rule.lostDays }))
  const declined = hasDeclined(tries)
  return windows.map((window, place) => {
    const here = tries.filter((one) => one.point === window.point)
    const answer = answersOf(here).at(-1)?.reach
    const nextOpens = windows[place + 1]?.opensOn
    const state = (): PointState => {
      if (answer) return answer
      if (declined) return 'stopped'
      if (today < window.opensOn) return 'coming'
      if (today <= window.lastOn) return 'open'
      return nextOpens !== undefined && today >= nextOpens ? 'missed' : 'late'
    }
    return { ...window, state: state(), notTried: answer === undefined && here.length > 0 }
  })
}

const left: readonly PointState[] = ['coming', 'open', 'late']
/** Whether somebody is still to be in touch: closing the return ends nothing of it, only her no does, or that the last time has been answered. */
export const followsOn = (views: readonly PointView[]): boolean => views.some(({ state }) => left.includes(state))

/** Nobody asks any more, as with somebody who has been taken up again: what was to come is left, and what was late was missed. */
export const leftOff = (views: readonly PointView[]): readonly PointView[] =>
  views.map((view) => (left.includes(view.state) ? { ...view, state: view.state === 'late' ? ('missed' as const) : ('stopped' as const) } : view))

export type Alarm = {
  readonly point: Point
  readonly why: AlarmWhy
  readonly stage: 1 | 2
  /** The Swedish day on which it rang. */
  readonly onDay: Day
  readonly answer: AlarmAnswer | null
}
export type Ring = { readonly point: Point; readonly why: 'lost' | 'missed'; readonly stage: 1 | 2 }

const whyOf = (state: PointState): Ring['why'] | null => (state === 'lost' ? 'lost' : state === 'late' || state === 'missed' ? 'missed' : null)
/** Somebody has heard from her since: at this point or at a later one. */
const heardSince = (views: readonly PointView[], place: number): boolean =>
  views.slice(place + 1).some(({ state }) => state === 'reached' || state === 'declined')

/**
 * Which alarms must ring now that have not: lost or missed goes to coordinator and partner at once, and to whoever is on the spot when she has not been
 * found in the days of the rule. An answer other than *found* stops nothing; each rings once. What had passed when the return was closed was known to
 * whoever closed it; what comes after rings as before.
 */
export function ringsDue(views: readonly PointView[], alarms: readonly Alarm[], today: Day, endedOn: Day | null = null): readonly Ring[] {
  return views.flatMap((view, place): readonly Ring[] => {
    const why = whyOf(view.state)
    if (why === null || heardSince(views, place) || (endedOn !== null && view.lastOn < endedOn)) return []
    const rang = (stage: 1 | 2): Alarm | undefined => alarms.find((one) => one.point === view.point && one.why === why && one.stage === stage)
    const first = rang(1)
    if (!first) return [{ point: view.point, why, stage: 1 }]
    if (rang(2) || first.answer === 'found' || addDays(first.onDay, view.lostDays) > today) return []
    return [{ point: view.point, why, stage: 2 }]
  })
}

export type TryFault = 'in-the-future' | 'before-arrival' | 'too-early' | 'say-all' | 'say-why' | 'say-how'
/** Her own call may come at any time; other tries belong to a window that has opened. */
export function tryFault(
  said: {
    readonly onDay: Day
    readonly reach: Reach
    readonly how: string | null
    readonly why: string | null
    readonly answered: number
    readonly asked: number
  },
  window: Pick<Window, 'opensOn'>,
  arrivedOn: Day,
  today: Day,
): TryFault | null {
  if (said.onDay > today) return 'in-the-future'
  if (said.onDay < arrivedOn) return 'before-arrival'
  if (said.reach === 'not_tried') return said.why === null ? 'say-why' : null
  if (said.how === null) return 'say-how'
  if (said.how !== 'she_called' && said.onDay < window.opensOn) return 'too-early'
  return said.reach === 'reached' && said.answered < said.asked ? 'say-all' : null
}

import { minutesBetween } from '#kernel/time.ts'
import type { CheckItem, Escort, EscortNeed, ExpectedKind, Fallback, Leg, Receiver } from '#capabilities/returning/domain/journey.ts'
import type { Instant } from '#kernel/time.ts'

/** Minutes by code, as the rules of the day say. */
export type JourneyMinutes = {
  readonly departed: number
  readonly boarded: number
  readonly transit: number
  readonly arrived: number
  /** From one step of an alarm to the next. */
  readonly further: number
  readonly transfer_air: number
  readonly transfer_land: number
  /** From when on the last check counts, before departure. */
  readonly check: number
}

export const inOrder = <One extends Pick<Leg, 'depart'>>(legs: readonly One[]): readonly One[] =>
  legs.toSorted((a, b) => a.depart.at.getTime() - b.depart.at.getTime())

export const leastTransfer = (before: Pick<Leg, 'mode'>, after: Pick<Leg, 'mode'>, minutes: JourneyMinutes): number =>
  before.mode === 'air' || after.mode === 'air' ? minutes.transfer_air : minutes.transfer_land

export type LegFault = 'arrives-before' | 'too-long' | 'overlaps' | 'gap-in-places' | 'transfer-too-short'

const longestMinutes = 5 * 24 * 60
type Bare = Pick<Leg, 'mode' | 'depart' | 'arrive'>

/** Why two legs do not follow each other; `null` when they do. A short change is for people to accept; two legs at once never are. */
function faultBetween(before: Bare, after: Bare, minutes: JourneyMinutes): LegFault | null {
  const between = minutesBetween(before.arrive.at, after.depart.at)
  if (between < 0) return 'overlaps'
  if (before.arrive.country !== after.depart.country) return 'gap-in-places'
  return between < leastTransfer(before, after, minutes) ? 'transfer-too-short' : null
}

const graver: readonly LegFault[] = ['arrives-before', 'too-long', 'overlaps', 'transfer-too-short', 'gap-in-places']

/** What is wrong with one leg among the others, the gravest first; empty when nothing is. A gap in places is no hindrance while the plan is made. */
export function faultsOf(leg: Bare, others: readonly Bare[], minutes: JourneyMinutes): readonly LegFault[] {
  const length = minutesBetween(leg.depart.at, leg.arrive.at)
  if (length <= 0) return ['arrives-before']
  if (length > longestMinutes) return ['too-long']
  const all = inOrder([...others, leg])
  const found = new Set<LegFault>()
  for (const [place, after] of all.entries()) {
    const before = all[place - 1]
    if (!before || (before !== leg && after !== leg)) continue
    const fault = faultBetween(before, after, minutes)
    if (fault) found.add(fault)
  }
  return graver.filter((fault) => found.has(fault))
}

/** What is expected of a journey, in the order it should come. */
export type Expected = { readonly legId: string; readonly kind: ExpectedKind; readonly dueAt: Instant }
export type TimedLeg = { readonly id: string; readonly departAt: Instant; readonly arriveAt: Instant }
export function expectedOf(legs: readonly TimedLeg[]): readonly Expected[] {
  const sorted = legs.toSorted((a, b) => a.departAt.getTime() - b.departAt.getTime())
  return sorted.flatMap((leg, place): readonly Expected[] => [
    { legId: leg.id, kind: place === 0 ? 'departed' : 'boarded', dueAt: leg.departAt },
    { legId: leg.id, kind: place === sorted.length - 1 ? 'arrived' : 'transit', dueAt: leg.arriveAt },
  ])
}
export const timed = (leg: Pick<Leg, 'id' | 'depart' | 'arrive'>): TimedLeg => ({ id: leg.id, departAt: leg.depart.at, arriveAt: leg.arrive.at })

export type Arrangement = {
  /** Named, in words that lie sealed. */
  readonly receiver: Receiver | null
  readonly needsEscort: EscortNeed
  readonly escort: Escort
  readonly fallback: readonly Fallback[]
}
export const lacks = [
  'no_legs',
  'gap_in_places',
  'not_to_destination',
  'nobody_meets',
  'no_receiver',
  'help_unknown',
  'escort_unknown',
  'escort_missing',
  'no_fallback',
  'one_knows',
] as const
export type Lack = (typeof lacks)[number]

const meets = (leg: Pick<Leg, 'metBy'> | undefined): boolean => leg !== undefined && leg.metBy !== 'nobody' && leg.metBy !== 'unknown'

/** Whether an organisation or a person is named who receives her: that somebody carries or meets her on the way is not enough. */
export const receiverNamed = (arrangement: Pick<Arrangement, 'receiver'> | null): boolean => arrangement !== null && arrangement.receiver !== null

/** What the plan still lacks. With one person alone who knows it, nobody can act when that person sleeps. */
export function lacksOf(legs: readonly Leg[], arrangement: Arrangement | null, destination: string | null, knowers: number): readonly Lack[] {
  const sorted = inOrder(legs)
  const last = sorted.at(-1)
  const found = new Set<Lack>()
  if (!last) found.add('no_legs')
  if (sorted.some((leg, place) => place > 0 && sorted[place - 1]?.arrive.country !== leg.depart.country)) found.add('gap_in_places')
  if (last && destination !== null && last.arrive.country !== destination) found.add('not_to_destination')
  if (last && !meets(last)) found.add('nobody_meets')
  if (!receiverNamed(arrangement)) found.add('no_receiver')
  if (sorted.slice(0, -1).some((leg) => leg.help === 'unknown')) found.add('help_unknown')
  if (!arrangement || arrangement.needsEscort === 'unknown') found.add('escort_unknown')
  if (arrangement?.needsEscort === 'yes' && arrangement.escort === 'none') found.add('escort_missing')
  if (!arrangement || arrangement.fallback.length === 0) found.add('no_fallback')
  if (knowers < 2) found.add('one_knows')
  return lacks.filter((one) => found.has(one))
}

/** Whether a check done then counts for a departure: not earlier than the rule says, and not after. */
export const checkCounts = (checkedAt: Instant, firstDeparture: Instant, minutes: Pick<JourneyMinutes, 'check'>): boolean =>
  minutesBetween(checkedAt, firstDeparture) <= minutes.check && checkedAt <= firstDeparture

/** Items without which nobody should leave. */
export const mustBeSure: readonly CheckItem[] = ['still_wants', 'documents', 'receiver']

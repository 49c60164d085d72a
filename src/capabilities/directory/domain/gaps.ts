import { minutesAfter, type Instant } from '#kernel/time.ts'
import { functionKinds, type FunctionKind } from '#capabilities/directory/domain/kinds.ts'
import { whoMustBeThere, type Readiness } from '#capabilities/directory/domain/who-must-be-there.ts'

/** A required function that nobody would answer for, from a time to a time. `to` is the horizon when it does not end before. */
export type Gap = { readonly kind: FunctionKind; readonly from: Instant; readonly to: Instant; readonly why: 'nobody-named' | 'nobody-on-duty' }

/** How far ahead a gap is red. */
export const horizonDays = 7

/** The times at which anything can change: every half hour (office times and days begin on one), and each change of duty. */
function steps(readiness: Readiness, from: Instant, to: Instant): Instant[] {
  const half = 30 * 60_000
  const times = new Set([from.getTime()])
  for (let at = Math.ceil(from.getTime() / half) * half; at < to.getTime(); at += half) times.add(at)
  for (const duty of readiness.duties) for (const at of [duty.from.getTime(), duty.to.getTime()]) if (at > from.getTime() && at < to.getTime()) times.add(at)
  return [...times].sort((a, b) => a - b).map((at) => new Date(at))
}

/** What is missing for a child between two times, soonest first: a gap is red before it matters. */
export function gapsAhead(readiness: Readiness, from: Instant, to: Instant = minutesAfter(from, horizonDays * 24 * 60)): readonly Gap[] {
  const open = new Map<FunctionKind, Gap>()
  const found: Gap[] = []
  for (const at of steps(readiness, from, to)) {
    const missing = new Map(
      whoMustBeThere(readiness, 'child', at)
        .filter((each) => each.need === 'required' && !each.onDuty)
        .map((each) => [each.function, each.zoneId === null ? ('nobody-named' as const) : ('nobody-on-duty' as const)]),
    )
    for (const kind of functionKinds) {
      const gap = open.get(kind)
      const why = missing.get(kind)
      if (gap?.why === why) continue
      if (gap) found.push({ ...gap, to: at })
      if (why) open.set(kind, { kind, from: at, to, why })
      else open.delete(kind)
    }
  }
  return [...found, ...open.values()]
    .filter((gap) => gap.to > gap.from)
    .sort((a, b) => a.from.getTime() - b.from.getTime() || functionKinds.indexOf(a.kind) - functionKinds.indexOf(b.kind))
}

/** A function counts once, however often it is missing within the week: the first time is told. */
export const firstOfEach = <Told extends Pick<Gap, 'kind'>>(gaps: readonly Told[]): readonly Told[] =>
  gaps.filter((gap, at) => gaps.findIndex((other) => other.kind === gap.kind) === at)

import { addDays } from '#kernel/day.ts'
import type { Permit } from '#capabilities/support/domain/permit.ts'

export const basisReasons = ['applied', 'granted', 'refused', 'withdrawn', 'revoked', 'no_application', 'before_application', 'gap', 'ended'] as const
export type BasisReason = (typeof basisReasons)[number]

/** Whether the municipality and the region may be reimbursed by the state on a day, from and to when, and why. An open end is `null`. */
export type ResidenceBasis = {
  readonly eligible: boolean
  readonly from: string | null
  readonly to: string | null
  readonly reason: BasisReason
  readonly permitId: string | null
  /** The first day on which a permit held, of those that hang together from the first day to the last. */
  readonly grantedFrom: string | null
  /** `false` when a lawyer has not confirmed it: an application that was refused or taken back. */
  readonly sure: boolean
}

type Period = { readonly id: string; readonly from: string; readonly to: string | null; readonly reason: BasisReason }

/** From the day of application, not of the decision (förordning 2017:193, 17 §), to the last day in the decision. */
export function periodOf(one: Permit): Period {
  if (one.outcome === 'granted')
    return one.revokedOn === null
      ? { id: one.id, from: one.sentOn, to: one.validTo, reason: 'granted' }
      : { id: one.id, from: one.sentOn, to: one.revokedOn, reason: 'revoked' }
  if (one.outcome === 'waiting') return { id: one.id, from: one.sentOn, to: null, reason: 'applied' }
  return { id: one.id, from: one.sentOn, to: one.decidedOn ?? one.sentOn, reason: one.outcome }
}

const covers = (period: Period, day: string): boolean => period.from <= day && (period.to === null || day <= period.to)
const laterEnd = (a: string | null, b: string | null): string | null => (a === null || b === null ? null : a > b ? a : b)

/** The first and last day of what hangs together around a period: each begins before, or on the day after, the other ends. */
function chainOf(start: Period, all: readonly Period[]): { readonly from: string; readonly to: string | null } {
  let chain: { from: string; to: string | null } = { from: start.from, to: start.to }
  for (let round = 0; round < all.length; round += 1) {
    for (const one of all) {
      const touches = (chain.to === null || one.from <= addDays(chain.to, 1)) && (one.to === null || chain.from <= addDays(one.to, 1))
      if (touches) chain = { from: one.from < chain.from ? one.from : chain.from, to: laterEnd(chain.to, one.to) }
    }
  }
  return chain
}

const grantedWithin = (permits: readonly Permit[], { from, to }: { readonly from: string; readonly to: string | null }): string | null =>
  permits
    .flatMap((one) => (one.outcome === 'granted' && one.validFrom !== null && one.sentOn >= from && (to === null || one.sentOn <= to) ? [one.validFrom] : []))
    .toSorted()[0] ?? null

const strength: Readonly<Record<string, number>> = { granted: 0, applied: 1, revoked: 2, refused: 3, withdrawn: 4 }

export function basisOn(permits: readonly Permit[], day: string): ResidenceBasis {
  const all = permits.map(periodOf)
  const none = (reason: BasisReason, from: string | null, to: string | null): ResidenceBasis => ({
    eligible: false,
    from,
    to,
    reason,
    permitId: null,
    grantedFrom: null,
    sure: true,
  })
  if (all.length === 0) return none('no_application', null, null)
  const here = all.filter((one) => covers(one, day)).toSorted((a, b) => (strength[a.reason] ?? 9) - (strength[b.reason] ?? 9))[0]
  if (here) {
    const chain = chainOf(here, all)
    const sure = here.reason !== 'refused' && here.reason !== 'withdrawn'
    return { eligible: true, ...chain, reason: here.reason, permitId: here.id, grantedFrom: grantedWithin(permits, chain), sure }
  }
  const first = all.map((one) => one.from).toSorted()[0] ?? null
  if (first !== null && day < first) return none('before_application', first, null)
  const before =
    all
      .flatMap((one) => (one.to !== null && one.to < day ? [one.to] : []))
      .toSorted()
      .at(-1) ?? null
  return none(all.some((one) => one.from > day) ? 'gap' : 'ended', null, before)
}

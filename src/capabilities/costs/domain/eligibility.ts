import { daysBetween, earlier, later, type Day } from '#kernel/day.ts'
import type { LegalBasis } from '#capabilities/costs/domain/codes.ts'
import type { Ore } from '#capabilities/costs/domain/ore.ts'

/** What the right rests on: an application or a decision under UtlL 5:15. */
export type Basis = { readonly receivedOn: Day; readonly grantedOn: Day | null; readonly endsOn: Day | null }

export const reasons = ['application', 'permit', 'part_of_days', 'no_application', 'before_application', 'after_end', 'school_needs_permit'] as const
export type Reason = (typeof reasons)[number]
/** What of a line the state gives back, and why that much. */
export type Eligible = { readonly ore: Ore; readonly units: number; readonly reason: Reason }

type Line = {
  readonly legal: LegalBasis
  readonly fromOn: Day
  readonly lastOn: Day
  readonly units: number
  readonly unitOre: Ore
  readonly netOre: Ore
  readonly dayRule: string | null
}

const none = (reason: Reason): Eligible => ({ ore: 0, units: 0, reason })

/** A stay is counted day by day, anything else by its first day. VAT is never claimed: a municipality gets it back otherwise. */
export function eligible(line: Line, basis: Basis | null): Eligible {
  if (!basis) return none('no_application')
  const school = line.legal === 'school'
  if (school && basis.grantedOn === null) return none('school_needs_permit')
  const first = school ? (basis.grantedOn ?? basis.receivedOn) : basis.receivedOn
  const lastOn = line.dayRule === null ? line.fromOn : line.lastOn
  if (lastOn < first) return none(school ? 'school_needs_permit' : 'before_application')
  if (basis.endsOn !== null && line.fromOn > basis.endsOn) return none('after_end')
  const reason: Reason = basis.grantedOn !== null && line.fromOn >= basis.grantedOn ? 'permit' : 'application'
  if (line.dayRule === null) return { ore: line.netOre, units: line.units, reason }
  const days = daysBetween(later(line.fromOn, first), basis.endsOn === null ? line.lastOn : earlier(line.lastOn, basis.endsOn)) + 1
  if (days <= 0) return none('after_end')
  if (days === line.units) return { ore: line.netOre, units: days, reason }
  return { ore: Math.sign(line.netOre) * days * line.unitOre, units: days, reason: 'part_of_days' }
}

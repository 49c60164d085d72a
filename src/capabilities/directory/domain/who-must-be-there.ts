import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import { holds, wallTimeOf, type Calendar, type WallTime } from '#capabilities/directory/domain/hours.ts'
import { functionKinds, type FunctionKind, type Hours, type Need, type Variant } from '#capabilities/directory/domain/kinds.ts'

/** That a function must, or should, be there. Days, the last one included; `null` is until further notice. */
export type Rule = {
  readonly variant: 'adult' | 'child'
  readonly kind: FunctionKind
  readonly hours: Hours
  readonly need: Need
  readonly validFrom: string
  readonly validTo: string | null
}

/** A line of a municipality's on-call order. `functionHours` are the function's own. */
export type Line = {
  readonly kind: FunctionKind
  readonly place: number
  readonly functionId: Id
  readonly zoneId: Id
  readonly hours: Hours
  readonly functionHours: Hours
  readonly validFrom: string
  readonly validTo: string | null
  /** Somebody is always there within the hours, without a rota. */
  readonly standing: boolean
}

/** Somebody is on duty in a function from a time to a time. Never who. */
export type DutyTime = { readonly functionId: Id; readonly from: Instant; readonly to: Instant }

/** All that is known of one municipality. */
export type Readiness = { readonly rules: readonly Rule[]; readonly order: readonly Line[]; readonly duties: readonly DutyTime[]; readonly calendar: Calendar }

export type Answering = { readonly functionId: Id; readonly zoneId: Id; readonly onDuty: boolean }
/** One function that must or should be there. `zoneId` is who to call first: the first in the order with somebody on duty, else the first. */
export type MustBeThere = {
  readonly function: FunctionKind
  readonly need: Need
  readonly zoneId: Id | null
  readonly functionId: Id | null
  readonly onDuty: boolean
  /** The rest of the order, for when nobody answers. */
  readonly next: readonly Answering[]
}

const inForce = (row: { readonly validFrom: string; readonly validTo: string | null }, day: string): boolean =>
  row.validFrom <= day && (row.validTo === null || day <= row.validTo)

/** A variant that is not known is a child's. */
export const variantOf = (variant: Variant): 'adult' | 'child' => (variant === 'adult' ? 'adult' : 'child')

/** The functions a variant asks for at a time; one asked for twice is required when any rule requires it. */
export function askedFor(rules: readonly Rule[], variant: Variant, at: WallTime): ReadonlyMap<FunctionKind, Need> {
  const asked = new Map<FunctionKind, Need>()
  for (const rule of rules)
    if (rule.variant === variantOf(variant) && inForce(rule, at.day) && holds(rule.hours, at) && asked.get(rule.kind) !== 'required')
      asked.set(rule.kind, rule.need)
  return asked
}

/** Who must be there in a municipality at a time. A function that nobody answers for is in the list, with no zone. */
export function whoMustBeThere(readiness: Readiness, variant: Variant, at: Instant): readonly MustBeThere[] {
  const wall = wallTimeOf(at, readiness.calendar)
  const asked = askedFor(readiness.rules, variant, wall)
  const isStaffed = (line: Line): boolean =>
    line.standing || readiness.duties.some((duty) => duty.functionId === line.functionId && duty.from <= at && at < duty.to)
  return functionKinds.flatMap((kind): MustBeThere[] => {
    const need = asked.get(kind)
    if (need === undefined) return []
    const answering = readiness.order
      .filter((line) => line.kind === kind && inForce(line, wall.day) && holds(line.hours, wall) && holds(line.functionHours, wall))
      .sort((a, b) => a.place - b.place || a.functionId.localeCompare(b.functionId))
      .map((line): Answering => ({ functionId: line.functionId, zoneId: line.zoneId, onDuty: isStaffed(line) }))
    const first = answering.find((each) => each.onDuty) ?? answering[0]
    return [
      {
        function: kind,
        need,
        zoneId: first?.zoneId ?? null,
        functionId: first?.functionId ?? null,
        onDuty: first?.onDuty ?? false,
        next: answering.filter((each) => each !== first),
      },
    ]
  })
}

import { z } from 'zod'
import { againReasons, costTypes, legalBases, reversalReasons, whoms } from '#capabilities/costs/domain/codes.ts'
import { claimable } from '#capabilities/costs/domain/claimable.ts'
import { reasons, type Basis } from '#capabilities/costs/domain/eligibility.ts'
import { dayRules } from '#capabilities/costs/domain/nights.ts'
import type { Line } from '#capabilities/costs/store/line.ts'

/** A cost line as pages and the API show it: codes, days, amounts in öre. */
export const lineRow = z.object({
  id: z.string(),
  type: z.enum(costTypes),
  legal: z.enum(legalBases),
  whom: z.enum(whoms),
  supplier: z.string(),
  invoice: z.string().nullable(),
  fromOn: z.string(),
  lastOn: z.string(),
  units: z.number().int(),
  unitOre: z.number().int(),
  netOre: z.number().int(),
  vatOre: z.number().int(),
  dayRule: z.enum(dayRules).nullable(),
  reverses: z.string().nullable(),
  reversedBy: z.string().nullable(),
  reason: z.enum(reversalReasons).nullable(),
  again: z.enum(againReasons).nullable(),
  eligibleOre: z.number().int(),
  eligibleUnits: z.number().int(),
  why: z.enum(reasons),
  claimedOre: z.number().int().nullable(),
})
export type LineRow = z.output<typeof lineRow>

export function coded(line: Line, basis: Basis | null): LineRow {
  const { id, type, legal, whom, supplier, invoice, fromOn, lastOn, units, unitOre, netOre, vatOre, dayRule, reverses, reversedBy, reason, again, claimedOre } =
    line
  const part = claimable(line, basis)
  const row = {
    id,
    type,
    legal,
    whom,
    supplier,
    invoice,
    fromOn,
    lastOn,
    units,
    unitOre,
    netOre,
    vatOre,
    dayRule,
    reverses,
    reversedBy,
    reason,
    again,
    claimedOre,
  }
  return { ...row, eligibleOre: part.ore, eligibleUnits: part.units, why: part.reason }
}

export const quarterRow = z.object({
  quarter: z.string(),
  over: z.boolean(),
  lastOn: z.string(),
  daysLeft: z.number().int(),
  reminder: z.number().int().nullable(),
  lines: z.number().int(),
  ore: z.number().int(),
})
export const burnAnswer = z.object({
  perDay: z.number().int(),
  since: z.string(),
  months: z.array(z.object({ month: z.string(), ore: z.number().int(), expected: z.boolean() })),
})
export const caseHead = z.object({ id: z.string(), pseudonym: z.string() })

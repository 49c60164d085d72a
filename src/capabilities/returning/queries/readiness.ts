import type { Visit } from '#platform/http/visit.ts'
import { addDays } from '#kernel/day.ts'
import { readinessOf, type Readiness, type Talk } from '#capabilities/returning/domain/choice.ts'
import { rulesOf, type RuleRow } from '#capabilities/returning/store/choice.ts'

/**
 * The days of the rule that held on a day.
 * @throws Error when the reference data is not there: a defect of the installation
 */
export function ruleOn(rules: readonly RuleRow[], day: string): RuleRow {
  const rule = rules.find((one) => one.validFrom <= day && (one.validTo === null || one.validTo > day))
  if (!rule) throw new Error(`there is no rule for time to think on ${day}`)
  return rule
}

/** How far the information has come, by the rules that held when it was given. */
export async function readinessFor(visit: Visit, talks: readonly Talk[]): Promise<Readiness> {
  const rules = await rulesOf(visit.tx, 'time_to_think')
  return readinessOf(talks, (day) => addDays(day, ruleOn(rules, day).days))
}

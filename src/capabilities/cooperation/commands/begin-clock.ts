import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { clockRule } from '#capabilities/cases/contract.ts'
import { startedAt } from '#capabilities/cooperation/domain/clocks.ts'
import type { ClockCode } from '#capabilities/cooperation/domain/clocks.ts'
import { headsOf, startClock } from '#capabilities/cooperation/store/clock.ts'

type Beginning = { readonly caseId: Id; readonly code: ClockCode; readonly since: Instant; readonly meetingId?: Id | null; readonly deputyId?: Id | null }

/** Starts a clock of the own zone by the rule of the day, unless it runs already. Without a named deputy a head of the unit stands in. */
export async function beginClock(visit: Visit, { caseId, code, since, meetingId = null, deputyId = null }: Beginning): Promise<void> {
  const rule = await clockRule(visit.tx, code, since)
  if (rule === null) return
  const heads = deputyId === null ? await headsOf(visit.tx, visit.actor.zoneId) : []
  const deputy = deputyId ?? heads.find((id) => id !== visit.actor.personId) ?? null
  await startClock(visit.tx, { caseId, code, meetingId, deputyId: deputy, startedAt: since, ...startedAt(since, rule), ruleFrom: rule.validFrom })
}

import type { InLanguages } from '#kernel/language.ts'
import type { DayItem } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'
import { jointOf } from '#capabilities/returning/domain/joint-risk.ts'
import { returnRoles } from '#capabilities/returning/domain/roles.ts'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import type { ReturnLane, ReturnMoment } from '#capabilities/returning/queries/sections.ts'
import { approvalsOf, waitingForMyApproval } from '#capabilities/returning/store/gates.ts'
import { homePlansOf } from '#capabilities/returning/store/home-plan.ts'
import { jointRisksOf } from '#capabilities/returning/store/joint-risk.ts'
import { clearancesOf } from '#capabilities/returning/store/papers.ts'
import { gatesWords, inBothGates } from '#capabilities/returning/words.gates.ts'
import { lastMomentOf } from '#capabilities/cases/contract.ts'

type Kind = keyof (typeof gatesWords)['sv']['gates']['moments']
const said = (kind: Kind): InLanguages<string> => inBothGates((t) => t.gates.moments[kind])

/** What was weighed, planned, answered and approved, in neutral words. */
export async function gateMoments(visit: Visit, { card, journey }: Entered): Promise<readonly ReturnMoment[]> {
  const row = (at: Date, kind: Kind, zoneId: string | null, href: string): ReturnMoment => ({ at, kind: `return-${kind}`, words: said(kind), href, zoneId })
  const risks = await jointRisksOf(visit.tx, journey.id)
  const approvals = await approvalsOf(visit.tx, journey.id)
  return [
    ...risks.flatMap((risk) => risk.signed.map((one) => row(one.madeAt, 'risk', one.zoneId, gatePaths.risk(card.id, risk.id)))),
    ...(await homePlansOf(visit.tx, journey.id)).map((plan) => row(plan.madeAt, 'plan', plan.zoneId, gatePaths.plan(card.id, plan.id))),
    ...(await clearancesOf(visit.tx, journey.id)).map((one) => row(one.madeAt, 'clearance', one.zoneId, gatePaths.papers(card.id))),
    ...approvals.map((one) => row(one.madeAt, 'approved', one.zoneId, gatePaths.gates(card.id))),
    ...approvals.flatMap((one) => (one.fallenAt ? [row(one.fallenAt, 'fallen', null, gatePaths.gates(card.id))] : [])),
  ]
}

/** One lane: how long each joint assessment held, and the approvals as they came and fell. */
export async function gateLanes(visit: Visit, { journey }: Entered): Promise<readonly ReturnLane[]> {
  const risks = await jointRisksOf(visit.tx, journey.id)
  const approvals = await approvalsOf(visit.tx, journey.id)
  const spans = risks.flatMap((risk) => {
    const joint = jointOf(risk.signed)
    const from = risk.signed.at(-1)?.madeAt
    return joint.state === 'agreed' && from ? [{ from, to: lastMomentOf(joint.holdsUntil), words: inBothGates((t) => t.risk.states.agreed) }] : []
  })
  if (spans.length === 0 && approvals.length === 0) return []
  const marks = approvals.flatMap((one) => [
    { at: one.madeAt, words: said('approved'), tone: 'done' as const },
    ...(one.fallenAt ? [{ at: one.fallenAt, words: said('fallen'), tone: 'late' as const }] : []),
  ])
  return [{ key: 'gates', words: inBothGates((t) => t.gates.lane), marks, spans }]
}

/** The other has approved: it waits for the own part. One line for each, since each leads to its own. */
export async function gatesToday(visit: Visit): Promise<readonly DayItem[]> {
  if (!returnRoles.some((role) => visit.actor.roles.includes(role))) return []
  const waiting = await waitingForMyApproval(visit.tx)
  const text = gatesWords[visit.actor.language].gates.today
  return waiting.map((caseId) => ({ column: 'now', href: gatePaths.gates(caseId), text, count: 1, late: false, due: null }))
}

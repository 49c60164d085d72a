import { together } from '#platform/db/together.ts'
import type { Visit } from '#platform/http/visit.ts'
import { lastMomentOf } from '#capabilities/cases/contract.ts'
import { isoDay } from '#ui/when.ts'
import type { Card, CaseHindrances, CasePanel, CaseTimeline } from '#capabilities/cases/contract.ts'
import { reviewState, type ReviewState } from '#capabilities/protection/domain/assessment.ts'
import type { Judgements } from '#capabilities/protection/domain/levels.ts'
import { planKinds, type PlanKind } from '#capabilities/protection/domain/plan.ts'
import { protectionPaths } from '#capabilities/protection/paths.ts'
import { assessmentsOf, newestOf, overdueIn } from '#capabilities/protection/store/assessment.ts'
import { observationsOf } from '#capabilities/protection/store/observation.ts'
import { newestPlan, plansOf } from '#capabilities/protection/store/plan.ts'
import { findStanding } from '#capabilities/protection/store/standing.ts'
import { inBoth } from '#capabilities/protection/words.ts'

export type CaseProtection = {
  readonly caseId: string
  readonly indicators: { readonly latest: string | null } | null
  readonly risk:
    | { readonly id: string; readonly judgements: Judgements; readonly reviewOn: string; readonly validUntil: string; readonly state: ReviewState }
    | 'none'
    | null
  readonly plans: readonly { readonly id: string; readonly kind: PlanKind }[] | null
  readonly mayAssess: boolean
}

/** What the page of a case shows, in codes: only to those of the own unit who read the class. */
export async function caseProtection(visit: Visit, card: Card): Promise<CaseProtection | null> {
  const standing = await findStanding(visit.tx, card.id)
  if (!standing || standing.reads.length + standing.forms.length === 0) return null
  const reads = (...classes: readonly string[]): boolean => classes.some((cls) => standing.reads.includes(cls))
  const seen = reads('C4', 'C9') ? (await observationsOf(visit.tx, card.id)).find((one) => one.takenBack === null) : undefined
  const newest = reads('C10') ? newestOf(await assessmentsOf(visit.tx, card.id), standing.unitId) : null
  const plans = reads('C9', 'C10') ? await plansOf(visit.tx, card.id) : []
  return {
    caseId: card.id,
    indicators: reads('C4', 'C9') || standing.forms.some((cls) => cls !== 'C10') ? { latest: seen?.seenOn ?? null } : null,
    risk: newest
      ? {
          id: newest.id,
          judgements: newest.judgements,
          reviewOn: newest.reviewOn,
          validUntil: newest.validUntil,
          state: reviewState(newest, isoDay(visit.now)),
        }
      : reads('C10')
        ? 'none'
        : null,
    plans: reads('C9', 'C10')
      ? planKinds.flatMap((kind) => {
          const plan = newestPlan(plans, standing.unitId, kind)
          return plan ? [{ id: plan.id, kind }] : []
        })
      : null,
    mayAssess: standing.writes.includes('C10'),
  }
}

/** A day as the moment it is over in Sweden, near enough for a clock. */

export const protectionClocks: NonNullable<CasePanel['clocks']> = async (visit, card) => {
  const standing = await findStanding(visit.tx, card.id)
  if (!standing || card.closedAt) return []
  const newest = newestOf(await assessmentsOf(visit.tx, card.id), standing.unitId)
  const all = await plansOf(visit.tx, card.id)
  const plans = planKinds.flatMap((kind) => newestPlan(all, standing.unitId, kind) ?? [])
  return [
    ...(newest ? [{ dueAt: lastMomentOf(newest.reviewOn), words: inBoth((t) => t.panel.clock), href: protectionPaths.risk(card.id) }] : []),
    ...plans.map((plan) => ({ dueAt: lastMomentOf(plan.reviewOn), words: inBoth((t) => t.panel.planClock), href: protectionPaths.plan(card.id, plan.id) })),
  ]
}

/** That something was written down, for those who may read it. */
export const protectionMoments: CaseTimeline = async ({ tx }, card, before, limit) => {
  const [observations, assessments, plans] = await together([observationsOf(tx, card.id), assessmentsOf(tx, card.id), plansOf(tx, card.id)])
  return [
    ...observations.map((one) => ({
      at: one.madeAt,
      kind: 'observation',
      words: inBoth((t) => t.timeline.observation),
      href: protectionPaths.observation(card.id, one.id),
      zoneId: one.zoneId,
    })),
    ...assessments.map((one) => ({
      at: one.madeAt,
      kind: 'assessment',
      words: inBoth((t) => t.timeline.assessment),
      href: protectionPaths.assessment(card.id, one.id),
      zoneId: one.zoneId,
    })),
    ...plans.map((one) => ({
      at: one.madeAt,
      kind: 'plan',
      words: inBoth((t) => t.timeline.plan),
      href: protectionPaths.plan(card.id, one.id),
      zoneId: one.zoneId,
    })),
  ]
    .filter((one) => one.at < before)
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, limit)
}

/** A case is not closed on an assessment that holds no longer, in whichever zone. */
export const protectionHindrances: CaseHindrances = async (visit, card) =>
  (await overdueIn(visit.tx, card.id)) > 0 ? [{ words: inBoth((t) => t.hindrance), href: protectionPaths.risk(card.id) }] : []

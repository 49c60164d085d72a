import { together } from '#platform/db/together.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { countsAsChild, type Card, type CaseHindrances, type CasePanel, type CaseTimeline, lastMomentOf } from '#capabilities/cases/contract.ts'
import { decideInform, isHiddenOn } from '#capabilities/support/domain/child.ts'
import { basisOn } from '#capabilities/support/domain/permit-basis.ts'
import { lawPaths } from '#capabilities/support/law-paths.ts'
import { enterLaw } from '#capabilities/support/queries/enter-law.ts'
import { rowsOfCase, type DeadlineRow } from '#capabilities/support/queries/show-deadlines.ts'
import { adultsOf, findChild, hiddenOf, voicesOf } from '#capabilities/support/store/child.ts'
import { concernsOf } from '#capabilities/support/store/child-concern.ts'
import { decisionsOf, deadlinesOf, openDeadlinesIn } from '#capabilities/support/store/deadline.ts'
import { permitsOf } from '#capabilities/support/store/permit.ts'
import { inBothLaw } from '#capabilities/support/words.law.ts'

export type ClocksOnCase = { readonly caseId: string; readonly open: readonly DeadlineRow[]; readonly mayWrite: boolean }
/** The nearest days, with how urgent they are. */
export async function panelOfClocks(visit: Visit, card: Card): Promise<ClocksOnCase | null> {
  const entered = await enterLaw(visit, card.id)
  if (!entered) return null
  const open = (await rowsOfCase(visit, card.id)).filter((row) => row.outcome === null)
  return { caseId: card.id, open: open.slice(0, 5), mayWrite: entered.standing.writes.length > 0 }
}

export type PermitOnCase = {
  readonly caseId: string
  readonly newest: { readonly id: string; readonly kind: string; readonly outcome: string; readonly validTo: string | null; readonly revoked: boolean } | null
  readonly eligible: boolean
}
export async function panelOfPermits(visit: Visit, card: Card): Promise<PermitOnCase | null> {
  const entered = await enterLaw(visit, card.id, 'C7')
  if (!entered) return null
  const all = await permitsOf(visit.tx, card.id)
  const [one] = all
  return {
    caseId: card.id,
    newest: one ? { id: one.id, kind: one.kind, outcome: one.outcome, validTo: one.validTo, revoked: one.revokedOn !== null } : null,
    eligible: basisOn(all, isoDay(visit.now)).eligible,
  }
}

export type ChildOnCase = {
  readonly caseId: string
  readonly band: string
  readonly heardOn: string | null
  readonly told: readonly string[]
  readonly hidden: boolean
  readonly concern: 'none' | 'not_sent' | 'sent' | 'received'
}
export async function panelOfChild(visit: Visit, card: Card): Promise<ChildOnCase | null> {
  const entered = countsAsChild(card.child) ? await enterLaw(visit, card.id, 'C9') : null
  if (!entered) return null
  const today = isoDay(visit.now)
  const [child, [heard], adults, hidden, [concern]] = await together([
    findChild(visit.tx, card.id),
    voicesOf(visit.tx, card.id),
    adultsOf(visit.tx, card.id),
    hiddenOf(visit.tx, card.id),
    concernsOf(visit.tx, card.id),
  ])
  return {
    caseId: card.id,
    band: child?.band ?? 'unknown',
    heardOn: heard?.onDay ?? null,
    told: adults.filter((one) => decideInform(one, hidden, today).may).map((one) => one.letter),
    hidden: isHiddenOn(hidden, today),
    concern: !concern ? 'none' : concern.sentAt === null ? 'not_sent' : concern.receivedOn === null ? 'sent' : 'received',
  }
}

/** The end of a day in Sweden, near enough for a clock. */
export const clocksOfLaw: NonNullable<CasePanel['clocks']> = async (visit, card) =>
  (await rowsOfCase(visit, card.id))
    .filter((row) => row.outcome === null)
    .map((row) => ({
      dueAt: lastMomentOf(row.lastOn),
      words: inBothLaw((t) => t.clocks.rules[row.code] ?? row.code),
      href: lawPaths.deadline(card.id, row.id),
    }))

/** What was entered, decided and heard, for those who may read it. */
export const lawMoments: CaseTimeline = async ({ tx }, card, before, limit) => {
  const [decisions, deadlines, permits, voices, concerns] = await together([
    decisionsOf(tx, card.id),
    deadlinesOf(tx, card.id),
    permitsOf(tx, card.id),
    voicesOf(tx, card.id),
    concernsOf(tx, card.id),
  ])
  return [
    ...decisions.map((one) => ({
      at: one.madeAt,
      kind: 'decision',
      words: inBothLaw((t) => t.clocks.timeline.entered),
      href: lawPaths.deadlines(card.id),
      zoneId: one.zoneId,
    })),
    ...deadlines.flatMap((one) =>
      one.closedAt === null
        ? []
        : [
            {
              at: one.closedAt,
              kind: 'deadline',
              words: inBothLaw((t) => t.clocks.timeline.closed),
              href: lawPaths.deadline(card.id, one.id),
              zoneId: one.zoneId,
            },
          ],
    ),
    ...permits.map((one) => ({
      at: one.madeAt,
      kind: 'permit',
      words: inBothLaw((t) => t.permits.timeline.sent),
      href: lawPaths.permit(card.id, one.id),
      zoneId: one.zoneId,
    })),
    ...voices.map((one) => ({
      at: one.madeAt,
      kind: 'child',
      words: inBothLaw((t) => t.children.timeline.voice),
      href: lawPaths.voice(card.id, one.id),
      zoneId: null,
    })),
    ...concerns.flatMap((one) => [
      { at: one.madeAt, kind: 'concern', words: inBothLaw((t) => t.children.timeline.concern), href: lawPaths.concern(card.id, one.id), zoneId: null },
      ...(one.sentAt === null
        ? []
        : [{ at: one.sentAt, kind: 'concern', words: inBothLaw((t) => t.children.timeline.sent), href: lawPaths.concern(card.id, one.id), zoneId: null }]),
    ]),
  ]
    .filter((one) => one.at < before)
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, limit)
}

/** A case is not closed while the law still waits for something, in whichever zone; nor with a report of concern that never left. */
export const lawHindrances: CaseHindrances = async (visit, card) => [
  ...((await openDeadlinesIn(visit.tx, card.id)) > 0 ? [{ words: inBothLaw((t) => t.clocks.hindrance), href: lawPaths.deadlines(card.id) }] : []),
  ...((await concernsOf(visit.tx, card.id)).some((one) => one.sentAt === null)
    ? [{ words: inBothLaw((t) => t.children.hindrance), href: lawPaths.child(card.id) }]
    : []),
]

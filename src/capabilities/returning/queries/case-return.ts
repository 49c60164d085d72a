import type { Visit } from '#platform/http/visit.ts'
import { casePaths } from '#capabilities/cases/contract.ts'
import type { Card, CaseHindrances, CasePanel, CaseTimeline } from '#capabilities/cases/contract.ts'
import type { Outcome, Phase } from '#capabilities/returning/domain/return.ts'
import { returnRoles } from '#capabilities/returning/domain/roles.ts'
import { returnPaths } from '#capabilities/returning/paths.ts'
import { afterHindrances } from '#capabilities/returning/queries/after-section.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { returnSections } from '#capabilities/returning/queries/sections.ts'
import { returnsOf } from '#capabilities/returning/store/return.ts'
import { mine, openIn, unitsIn } from '#capabilities/returning/store/units.ts'
import { inBothChoice } from '#capabilities/returning/words.choice.ts'

export type CaseReturn = { readonly caseId: string; readonly phase: Phase | null; readonly outcome: Outcome | null; readonly mayBegin: boolean }

const asked = new WeakMap<Visit, Map<string, Promise<Entered | null>>>()
/** The newest return of a case in which the own part takes part, asked once per visit; nothing is noted, nothing is opened. */
function newestOf(visit: Visit, card: Card): Promise<Entered | null> {
  const known = asked.get(visit) ?? new Map<string, Promise<Entered | null>>()
  asked.set(visit, known)
  const look = async (): Promise<Entered | null> => {
    if (!returnRoles.some((role) => visit.actor.roles.includes(role))) return null
    const [journey] = await returnsOf(visit.tx, card.id)
    return journey?.part ? { card, journey } : null
  }
  const found = known.get(card.id) ?? look()
  known.set(card.id, found)
  return found
}

/** How far it has come, in one neutral word; or the way to begin, for whoever may. */
export async function caseReturn(visit: Visit, card: Card): Promise<CaseReturn | null> {
  if (!returnRoles.some((role) => visit.actor.roles.includes(role))) return null
  const found = await newestOf(visit, card)
  if (found) return { caseId: card.id, phase: found.journey.phase, outcome: found.journey.outcome, mayBegin: false }
  if (card.closedAt !== null) return null
  const unit = mine(await unitsIn(visit.tx, card.id))
  return unit?.part && unit.part !== 'abroad' ? { caseId: card.id, phase: null, outcome: null, mayBegin: true } : null
}

export const returnClocks: NonNullable<CasePanel['clocks']> = async (visit, card) => {
  const found = card.closedAt ? null : await newestOf(visit, card)
  if (!found) return []
  const clocks = []
  for (const section of returnSections) clocks.push(...((await section.clocks?.(visit, found)) ?? []))
  return clocks
}

/** Rows of every part of the room, for those who take part. */
export const returnMoments: CaseTimeline = async (visit, card, before, limit) => {
  const found = await newestOf(visit, card)
  if (!found) return []
  const rows = []
  for (const section of returnSections) rows.push(...((await section.moments?.(visit, found)) ?? []))
  return rows
    .filter((one) => one.at < before && one.at <= visit.now)
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, limit)
}

/** A case is not closed before its return is, in whichever part of it; and what is still to be done after it is told. */
export const returnHindrances: CaseHindrances = async (visit, card) => {
  const seen = await newestOf(visit, card)
  if (!(await openIn(visit.tx, card.id))) return seen ? await afterHindrances(visit, seen) : []
  return [{ words: inBothChoice((t) => t.hindrance), href: seen ? returnPaths.ofCase(card.id) : casePaths.units(card.id) }]
}

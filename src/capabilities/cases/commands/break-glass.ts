import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { minutesAfter } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { ceilingOf, zoneKeys } from '#capabilities/people/contract.ts'
import { writeGlassReason } from '#capabilities/cases/commands/write-glass-reason.ts'
import { dutyClasses } from '#capabilities/cases/sealing/keys.ts'
import { findBreakable, insertGlass, myDutyWrap, type GlassReason } from '#capabilities/cases/store/glass.ts'
import { dutyWraps } from '#capabilities/cases/store/key-wrap.ts'

export type GlassFacts = { readonly reason: GlassReason; readonly words: string; readonly classes: readonly string[]; readonly minutes: number }
export type GlassRefusal =
  | { readonly kind: 'no-such-case' }
  | { readonly kind: 'too-short' }
  | { readonly kind: 'nothing-chosen' }
  | { readonly kind: 'may-not-read' }
  | { readonly kind: 'no-duty-key' }

/** The classes somebody could open in an emergency: what the duty key holds, under the own ceiling. */
export const breakableClasses = (roles: readonly string[]): readonly string[] => dutyClasses.filter((cls) => ceilingOf(roles).reads.has(cls))

/**
 * Opens the own zone's part for at most an hour. The lead and the log reviewer are told by the same commit that grants it, so before anything is shown.
 * Never at level 2, never across zones, never by somebody recused.
 */
export async function breakGlass(visit: Visit, caseId: Id, facts: GlassFacts): Promise<Result<Id, GlassRefusal>> {
  const found = await findBreakable(visit.tx, caseId)
  if (!found) return refuse({ kind: 'no-such-case' })
  visit.requireStrong()
  if (facts.words.trim().length < 20) return refuse({ kind: 'too-short' })
  if (facts.classes.length === 0) return refuse({ kind: 'nothing-chosen' })
  const may = breakableClasses(visit.actor.roles)
  if (!facts.classes.every((cls) => may.includes(cls))) return refuse({ kind: 'may-not-read' })
  const keys = await zoneKeys(visit.tx, visit.actor.zoneId)
  if (!keys?.duty || !(await myDutyWrap(visit.tx))) return refuse({ kind: 'no-duty-key' })
  const id = newId()
  await insertGlass(visit.tx, {
    id,
    caseId,
    unitId: found.unitId,
    classes: facts.classes,
    reason: facts.reason,
    untilAt: minutesAfter(visit.now, Math.min(60, facts.minutes)),
  })
  if ((await dutyWraps(visit.tx, found.unitId)).length === 0) return refuse({ kind: 'no-duty-key' })
  await writeGlassReason(visit, { caseId, unitId: found.unitId, zoneId: visit.actor.zoneId, words: facts.words })
  visit.note({ caseId, object: id, classes: facts.classes, reason: facts.reason })
  return accept(id)
}

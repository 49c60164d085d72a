import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { writeBeforeWords } from '#capabilities/returning/commands/write-before-words.ts'
import type { WordsRefusal } from '#capabilities/returning/commands/write-her-words.ts'
import { homePlanFault, plannedInAll, type BudgetLine, type HomePlanFault, type HomePlanWords } from '#capabilities/returning/domain/home-plan.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { homePlanSheet } from '#capabilities/returning/queries/home-plan-sheet.ts'
import { ownUnit } from '#capabilities/returning/queries/own-unit.ts'
import { addHomePlan, datedCeiling, homePlansOf, type MilestoneRow } from '#capabilities/returning/store/home-plan.ts'

export type SaidPlan = {
  readonly language: string
  readonly parts: HomePlanWords
  readonly lines: readonly BudgetLine[]
  readonly milestones: readonly MilestoneRow[]
  readonly agreedOn: string | null
}
export type HomePlanRefusal = WordsRefusal | { readonly kind: HomePlanFault } | Changed

/** A new version of the plan for the time after; those before it stay. What is planned in all never passes the ceiling. */
export async function writeHomePlan(visit: Visit, { card, journey }: Entered, said: SaidPlan, version: number): Promise<Result<Id, HomePlanRefusal>> {
  const newest = async (): Promise<number> => (await homePlansOf(visit.tx, journey.id))[0]?.number ?? 0
  if ((await newest()) !== version) return refuse({ kind: 'changed', theirs: {}, version: await newest() })
  const today = isoDay(visit.now)
  const ceiling = await datedCeiling(visit.tx, today)
  const fault = homePlanFault(said, today, ceiling?.ore ?? null)
  if (ceiling === null || fault !== null) return refuse({ kind: fault ?? 'no-ceiling' })
  const sheet = await writeBeforeWords(visit, card, 'return_plan', homePlanSheet(said.parts, said.language))
  if (!sheet.ok) return sheet
  if (sheet.value === null) return refuse({ kind: 'nothing-written' })
  const id = newId()
  const { parts: _parts, ...coded } = said
  const own = { id, returnId: journey.id, caseId: card.id, unitId: await ownUnit(visit, card.id), number: version + 1 }
  const sums = { totalOre: plannedInAll(said.lines), ceilingOre: ceiling.ore, ceilingFrom: ceiling.validFrom }
  if (!(await addHomePlan(visit.tx, { ...own, ...coded, ...sums, sheetRecord: sheet.value })))
    return refuse({ kind: 'changed', theirs: {}, version: await newest() })
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}

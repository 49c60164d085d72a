import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { addMonths, type Day } from '#kernel/day.ts'
import type { Entered } from '#capabilities/costs/queries/enter.ts'
import { costRule } from '#capabilities/costs/store/rule.ts'
import { boardsIn } from '#capabilities/costs/store/standing.ts'
import { openAccount } from '#capabilities/costs/store/account.ts'
import { addTransfer, answerTransfer, passOn, settleTransfer, type Transfer } from '#capabilities/costs/store/transfer.ts'

export type AskRefusal = { readonly kind: 'in-the-future' } | { readonly kind: 'not-that-board' } | { readonly kind: 'asked-already' }
/** Asks another board to take over. The last day to answer comes from the rule that held when it was asked. */
export async function askTransfer(visit: Visit, { card, standing }: Entered, made: { toUnit: Id | null; askedOn: Day }): Promise<Result<Id, AskRefusal>> {
  if (made.askedOn > isoDay(visit.now)) return refuse({ kind: 'in-the-future' })
  const board = (await boardsIn(visit.tx, card.id)).find((one) => one.unitId === made.toUnit)
  if (made.toUnit !== null && (!board?.social || made.toUnit === standing.unitId)) return refuse({ kind: 'not-that-board' })
  const rule = await costRule(visit.tx, 'transfer_answer', made.askedOn)
  await openAccount(visit.tx, card.id)
  const id = newId()
  const row = {
    id,
    caseId: card.id,
    unitId: standing.unitId,
    toUnit: board?.unitId ?? null,
    toZone: board?.zoneId ?? null,
    askedOn: made.askedOn,
    answerBy: addMonths(made.askedOn, rule.months),
    ruleFrom: rule.validFrom,
  }
  if (!(await addTransfer(visit.tx, row))) return refuse({ kind: 'asked-already' })
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}

/** What may be said of a request now, by whom: the board that was asked answers; the one that asks goes further. */
export const nextSteps = ['accepted', 'refused', 'at_inspectorate', 'inspectorate_yes', 'inspectorate_no'] as const
export type NextStep = (typeof nextSteps)[number]
export function stepsOpen(one: Transfer, unitId: Id, today: Day): readonly NextStep[] {
  const ours = one.unitId === unitId
  if (one.state === 'asked' && (one.toUnit === unitId || (ours && one.toUnit === null)))
    return ours && today > one.answerBy ? ['accepted', 'refused', 'at_inspectorate'] : ['accepted', 'refused']
  if (!ours) return []
  if (one.state === 'refused' || (one.state === 'asked' && today > one.answerBy)) return ['at_inspectorate']
  return one.state === 'at_inspectorate' ? ['inspectorate_yes', 'inspectorate_no'] : []
}

export type StepRefusal =
  | { readonly kind: 'not-now' }
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'from-when' }
  | { readonly kind: 'before-asked' }
  | Changed
export type Said = { readonly step: NextStep; readonly on: Day; readonly takesFrom: Day | null }
/** The answer, or what comes after it. Whoever takes over says from which day. */
export async function stepTransfer(visit: Visit, { card, standing }: Entered, one: Transfer, said: Said, version: number): Promise<Result<Id, StepRefusal>> {
  if (one.version !== version) return refuse({ kind: 'changed', theirs: {}, version: one.version })
  if (!stepsOpen(one, standing.unitId, isoDay(visit.now)).includes(said.step)) return refuse({ kind: 'not-now' })
  if (said.on > isoDay(visit.now)) return refuse({ kind: 'in-the-future' })
  if (said.on < one.askedOn) return refuse({ kind: 'before-asked' })
  const takes = said.step === 'accepted' || said.step === 'inspectorate_yes'
  if (takes && said.takesFrom === null) return refuse({ kind: 'from-when' })
  const { step, on } = said
  const takesFrom = takes ? said.takesFrom : null
  const done =
    step === 'at_inspectorate'
      ? await passOn(visit.tx, one, on)
      : step === 'accepted' || step === 'refused'
        ? await answerTransfer(visit.tx, one, step, on, takesFrom)
        : await settleTransfer(visit.tx, one, step, on, takesFrom)
  if (!done) return refuse({ kind: 'changed', theirs: {}, version: one.version })
  visit.note({ caseId: card.id, object: one.id })
  return accept(one.id)
}

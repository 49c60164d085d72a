import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import type { AgainReason, CostType, LegalBasis, ReversalReason, Whom } from '#capabilities/costs/domain/codes.ts'
import { daysBetween, type Day } from '#kernel/day.ts'
import { paidDays, type DayRule, type Stretch } from '#capabilities/costs/domain/nights.ts'
import { most, type Ore } from '#capabilities/costs/domain/ore.ts'
import { addLine, haveAlready, type Line } from '#capabilities/costs/store/line.ts'

type Facts = { readonly type: CostType; readonly legal: LegalBasis; readonly whom: Whom; readonly supplier: string; readonly invoice: string | null }
/** One thing on one day, or a stay of which each day is paid. Amounts are per piece and per day. */
export type NewCost = Facts & {
  readonly unitOre: Ore
  readonly unitVatOre: Ore
  readonly fromOn: Day
  readonly stay: { readonly dischargedOn: Day; readonly rule: DayRule } | null
  /** Why it is not the same cost twice, when one of the kind is there for those days. */
  readonly again: AgainReason | null
}
export type CostRefusal =
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'no-days' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'school-apart' }
  | { readonly kind: 'nothing-paid' }
  | { readonly kind: 'too-much' }
  | { readonly kind: 'there-already' }

const longest = 400
type Place = { readonly caseId: Id; readonly unitId: Id }

function stretches(made: NewCost): readonly Stretch[] {
  const { stay, fromOn } = made
  if (!stay) return [{ from: fromOn, last: fromOn, units: 1 }]
  return daysBetween(fromOn, stay.dischargedOn) > longest ? [] : paidDays(fromOn, stay.dischargedOn, stay.rule)
}

/** What something cost, one line for each quarter it touches. The first line's id is answered. */
export async function writeLines(visit: Visit, place: Place, made: NewCost): Promise<Result<Id, CostRefusal>> {
  if ((made.type === 'school') !== (made.legal === 'school')) return refuse({ kind: 'school-apart' })
  if (made.unitOre === 0) return refuse({ kind: 'nothing-paid' })
  if (made.stay && daysBetween(made.fromOn, made.stay.dischargedOn) > longest) return refuse({ kind: 'too-long' })
  const parts = stretches(made)
  const [first] = parts
  if (!first) return refuse({ kind: 'no-days' })
  if (parts.some((part) => part.last > isoDay(visit.now))) return refuse({ kind: 'in-the-future' })
  if (parts.some((part) => part.units * Math.max(made.unitOre, made.unitVatOre) > most)) return refuse({ kind: 'too-much' })
  const already = await haveAlready(visit.tx, place.unitId, made, parts)
  if (already && made.again === null) return refuse({ kind: 'there-already' })
  const ids: Id[] = []
  for (const part of parts) {
    const id = newId()
    await addLine(visit.tx, {
      id,
      ...place,
      type: made.type,
      legal: made.legal,
      whom: made.whom,
      supplier: made.supplier,
      invoice: made.invoice,
      fromOn: part.from,
      lastOn: part.last,
      units: part.units,
      unitOre: made.unitOre,
      netOre: part.units * made.unitOre,
      vatOre: part.units * made.unitVatOre,
      dayRule: made.stay?.rule ?? null,
      reverses: null,
      reason: null,
      again: already ? made.again : null,
    })
    ids.push(id)
  }
  visit.note({ object: ids[0] ?? '', count: ids.length })
  return accept(ids[0] ?? '')
}

export type TakeBackRefusal = { readonly kind: 'taken-back-already' } | { readonly kind: 'is-a-correction' }
/** A mistake is never edited: a line of the same amount below nought takes it back. Both stay. */
export async function takeBackLine(visit: Visit, line: Line, reason: ReversalReason): Promise<Result<Id, TakeBackRefusal>> {
  if (line.reverses !== null) return refuse({ kind: 'is-a-correction' })
  const { caseId, unitId, type, legal, whom, supplier, invoice, fromOn, lastOn, units, unitOre, dayRule } = line
  const id = newId()
  const mirrored = { id, caseId, unitId, type, legal, whom, supplier, invoice, fromOn, lastOn, units, unitOre, dayRule }
  const done = await addLine(visit.tx, {
    ...mirrored,
    netOre: -line.netOre,
    vatOre: line.vatOre === 0 ? 0 : -line.vatOre,
    reverses: line.id,
    reason,
    again: null,
  })
  if (!done) return refuse({ kind: 'taken-back-already' })
  visit.note({ object: id })
  return accept(id)
}

import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { insertParty, insertReturn, partiesOf, returnsOf } from '#capabilities/returning/store/return.ts'
import { lockReturn } from '#capabilities/returning/store/lock.ts'
import { mine, unitsIn } from '#capabilities/returning/store/units.ts'

export type BeginRefusal = { readonly kind: 'open-already' } | { readonly kind: 'not-now' } | { readonly kind: 'not-yours-to-begin' }

/** Opens a return in the own part of a case; what is over stays. Whoever opens it takes part. That there is one already is told only to those who take part in it. */
export async function beginReturn(visit: Visit, caseId: Id): Promise<Result<Id, BeginRefusal>> {
  const unit = mine(await unitsIn(visit.tx, caseId))
  if (!unit?.part || unit.part === 'abroad') return refuse({ kind: 'not-yours-to-begin' })
  const id = newId()
  const made = { caseId, unitId: unit.unitId, zoneId: unit.zoneId }
  if (!(await insertReturn(visit.tx, { id, ...made })))
    return refuse({ kind: (await returnsOf(visit.tx, caseId)).some((one) => one.part !== null && one.endedAt === null) ? 'open-already' : 'not-now' })
  await insertParty(visit.tx, { returnId: id, ...made, part: unit.part })
  visit.note({ caseId, object: id })
  return accept(id)
}

export type PartyRefusal =
  | { readonly kind: 'not-a-part' }
  | { readonly kind: 'part-taken' }
  | { readonly kind: 'takes-part-already' }
  | { readonly kind: 'moved-on' }

/** Lets another part of the same case take part: from then on it sees the codes and days of the return. */
export async function letTakePart(visit: Visit, { card, journey }: Entered, unitId: Id): Promise<Result<Id, PartyRefusal>> {
  if (!(await lockReturn(visit.tx, journey.id))) return refuse({ kind: 'moved-on' })
  const unit = (await unitsIn(visit.tx, card.id)).find((one) => one.unitId === unitId)
  if (!unit?.part) return refuse({ kind: 'not-a-part' })
  const parties = await partiesOf(visit.tx, journey.id)
  if (parties.some((one) => one.unitId === unitId)) return refuse({ kind: 'takes-part-already' })
  if ((unit.part === 'coordinator' || unit.part === 'partner') && parties.some((one) => one.part === unit.part)) return refuse({ kind: 'part-taken' })
  await insertParty(visit.tx, { returnId: journey.id, caseId: card.id, unitId, zoneId: unit.zoneId, part: unit.part })
  visit.note({ caseId: card.id, object: journey.id })
  return accept(unitId)
}

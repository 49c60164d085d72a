import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import type { Ending } from '#capabilities/costs/domain/codes.ts'
import type { Day } from '#kernel/day.ts'
import { sameBasis } from '#capabilities/costs/domain/case-basis.ts'
import type { TakeBasisModel } from '#capabilities/costs/queries/basis.ts'
import type { Entered } from '#capabilities/costs/queries/enter.ts'
import { openAccount } from '#capabilities/costs/store/account.ts'
import { addBasis, basesOf } from '#capabilities/costs/store/basis.ts'

export type NewBasis = { readonly receivedOn: Day; readonly grantedOn: Day | null; readonly endsOn: Day | null; readonly endedWhy: Ending | null }
export type BasisRefusal =
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'granted-before' }
  | { readonly kind: 'ends-before' }
  | { readonly kind: 'say-how-it-ended' }
  | { readonly kind: 'never-granted' }
  | Changed

/** What the right to state reimbursement rests on, as it is known now. It begins with the application, not with the decision. */
export async function setBasis(visit: Visit, { card, standing }: Entered, made: NewBasis, version: number): Promise<Result<Id, BasisRefusal>> {
  const today = isoDay(visit.now)
  if (made.receivedOn > today || (made.grantedOn ?? today) > today) return refuse({ kind: 'in-the-future' })
  if (made.grantedOn !== null && made.grantedOn < made.receivedOn) return refuse({ kind: 'granted-before' })
  if (made.endsOn !== null && made.endsOn < made.receivedOn) return refuse({ kind: 'ends-before' })
  if ((made.endsOn === null) !== (made.endedWhy === null)) return refuse({ kind: 'say-how-it-ended' })
  if (made.endedWhy === 'permit_ended' && made.grantedOn === null) return refuse({ kind: 'never-granted' })
  const newest = async () => (await basesOf(visit.tx, standing.unitId))[0]?.number ?? 0
  const before = await newest()
  if (before !== version) return refuse({ kind: 'changed', theirs: {}, version: before })
  await openAccount(visit.tx, card.id)
  const id = newId()
  if (!(await addBasis(visit.tx, { id, caseId: card.id, unitId: standing.unitId, number: version + 1, ...made })))
    return refuse({ kind: 'changed', theirs: {}, version: await newest() })
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}

export type TakeBasisRefusal = { readonly kind: 'not-as-shown' } | { readonly kind: 'same-already' } | BasisRefusal
type AsShown = Pick<NewBasis, 'receivedOn' | 'grantedOn' | 'endsOn'>

/** What the case's applications and permits say becomes what is written here, where finance sees it. Never other days than those that were shown. */
export async function takeBasis(
  visit: Visit,
  { entered, written, inCase }: TakeBasisModel,
  shown: AsShown,
  version: number,
): Promise<Result<Id, TakeBasisRefusal>> {
  if (!sameBasis({ ...shown, endedWhy: inCase.endedWhy }, inCase)) return refuse({ kind: 'not-as-shown' })
  if (written && sameBasis(written, inCase)) return refuse({ kind: 'same-already' })
  const { receivedOn, grantedOn, endsOn, endedWhy } = inCase
  return await setBasis(visit, entered, { receivedOn, grantedOn, endsOn, endedWhy }, version)
}

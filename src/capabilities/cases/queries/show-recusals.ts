import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { colleagues, type Colleague } from '#capabilities/people/contract.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { loadCase, type LoadedCase } from '#capabilities/cases/queries/load-case.ts'
import { nameBook, type NameBook } from '#capabilities/cases/queries/names.ts'
import { listRecusals, type Recusal } from '#capabilities/cases/store/recusal.ts'

export type RecusalsModel = {
  readonly loaded: LoadedCase
  readonly recusals: readonly Recusal[]
  readonly people: readonly Colleague[]
  readonly mayLift: boolean
  readonly me: Id
  readonly names: NameBook
}

export async function showRecusals(visit: Visit, caseId: Id): Promise<RecusalsModel | null> {
  const loaded = await loadCase(visit, caseId)
  if (!loaded || !mayAct(loaded.access, 'record-wish')) return null
  if (loaded.card.protectionLevel === 2) visit.requireStrong()
  const recusals = await listRecusals(visit.tx, caseId)
  const known = new Set(recusals.map((one) => one.personId))
  return {
    loaded,
    recusals,
    people: (await colleagues(visit.tx)).filter((one) => !known.has(one.id)),
    mayLift: mayAct(loaded.access, 'lead-unit'),
    me: visit.actor.personId,
    names: await nameBook(
      visit,
      recusals.flatMap((one) => [one.personId, one.madeBy]),
      [],
    ),
  }
}

import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { together } from '#platform/db/together.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { residenceBasis } from '#capabilities/support/contract.ts'
import { caseBasis, caseReasons, sameBasis, type CaseBasis, type HeldBasis } from '#capabilities/costs/domain/case-basis.ts'
import { endings } from '#capabilities/costs/domain/codes.ts'
import { enterToWrite, type Entered } from '#capabilities/costs/queries/enter.ts'
import { basesOf, type BasisRow } from '#capabilities/costs/store/basis.ts'

const held = { receivedOn: z.string(), grantedOn: z.string().nullable(), endsOn: z.string().nullable(), endedWhy: z.enum(endings).nullable() }
export const basisAnswer = z.object({
  ...held,
  /** Written here by somebody, or read from the applications and permits of the case. */
  source: z.enum(['written', 'application']),
})
export const caseBasisAnswer = z.object({ ...held, reason: z.enum(caseReasons), sure: z.boolean() })

export const writtenBasis = async (visit: Visit, unitId: Id): Promise<BasisRow | null> => (await basesOf(visit.tx, unitId))[0] ?? null

/** What the applications and permits of the own zone give, for a member of the case. The latest stretch that hangs together. */
async function basisOfCase(visit: Visit, caseId: Id): Promise<CaseBasis | null> {
  const today = isoDay(visit.now)
  const now = await residenceBasis(visit, caseId, today)
  return caseBasis(now.to === null ? now : await residenceBasis(visit, caseId, now.to), today)
}

export type BasisState = {
  readonly written: BasisRow | null
  readonly inCase: CaseBasis | null
  /** What the reckoning rests on: what somebody wrote here, otherwise the case's own applications. */
  readonly holds: HeldBasis | null
  /** The applications say something that is not written here. */
  readonly differs: boolean
}

/** Only for members of the case: finance reads what is written in this room. */
export async function basisState(visit: Visit, caseId: Id, unitId: Id): Promise<BasisState> {
  const [written, inCase] = await together([writtenBasis(visit, unitId), basisOfCase(visit, caseId)])
  return { written, inCase, holds: written ?? inCase, differs: inCase !== null && (written === null || !sameBasis(written, inCase)) }
}

export type BasisModel = BasisState & { readonly entered: Entered }
export async function prepareBasis(visit: Visit, caseId: Id): Promise<BasisModel | null> {
  const entered = await enterToWrite(visit, caseId)
  return entered && { entered, ...(await basisState(visit, caseId, entered.standing.unitId)) }
}

export type TakeBasisModel = BasisModel & { readonly inCase: CaseBasis }
export async function prepareTakeBasis(visit: Visit, caseId: Id): Promise<TakeBasisModel | null> {
  const model = await prepareBasis(visit, caseId)
  return model?.inCase ? { ...model, inCase: model.inCase } : null
}

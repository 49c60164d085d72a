import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { TakeBackReason } from '#capabilities/protection/domain/indicators.ts'
import { findObservation, takeBack, type Observation } from '#capabilities/protection/store/observation.ts'

export type TakeBackRefusal = { readonly kind: 'already-taken-back' } | Changed

/** It no longer holds, and stays readable with the reason. */
export async function takeBackObservation(visit: Visit, seen: Observation, version: number, reason: TakeBackReason): Promise<Result<Id, TakeBackRefusal>> {
  if (seen.takenBack !== null) return refuse({ kind: 'already-taken-back' })
  if (!(await takeBack(visit.tx, seen.id, version, reason))) {
    const now = await findObservation(visit.tx, seen.caseId, seen.id)
    return now?.takenBack ? refuse({ kind: 'already-taken-back' }) : refuse({ kind: 'changed', theirs: {}, version: now?.version ?? version })
  }
  visit.note({ caseId: seen.caseId, object: seen.id, reason })
  return accept(seen.id)
}

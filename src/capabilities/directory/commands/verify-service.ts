import { accept, refuse, type Result } from '#kernel/result.ts'
import { newId, type Id } from '#kernel/id.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { mayVerify, type Verifying, type VerifyRefusal } from '#capabilities/directory/domain/verifying.ts'
import { isoDay } from '#capabilities/directory/domain/wall-clock.ts'
import { insertVerification } from '#capabilities/directory/store/service-notes.ts'
import { findService, type Service } from '#capabilities/directory/store/services.ts'

/** Somebody of the zone that keeps a service says that it was asked, and what came of it. What is gone is out of use from now. */
export async function verifyService(visit: Visit, of: Service, told: Verifying, version: number | null): Promise<Result<Id, VerifyRefusal | Changed>> {
  const may = mayVerify(of, told, isoDay(visit.now))
  if (!may.ok) return may
  const id = newId()
  visit.note({ object: of.id })
  if (await insertVerification(visit.tx, of, { ...told, id, personId: visit.actor.personId }, version ?? 0)) return accept(id)
  const now = (await findService(visit.tx, of.id)) ?? of
  return refuse({ kind: 'changed', theirs: { verified_on: now.verifiedOn ?? '', how: now.verifiedHow ?? '' }, version: now.version })
}

import { hasRole } from '#kernel/actor.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { bodyFault, type BodyFault } from '#capabilities/information/domain/texts.ts'
import { mayDecide, type Decision, type DecisionRefusal, type Version } from '#capabilities/information/domain/version.ts'
import { decide } from '#capabilities/information/store/versions.ts'

/** Publishes a proposal, or takes it back. Where two must have read it, the second is somebody else. What could not be proposed today is not published. */
export async function decideVersion(visit: Visit, version: Version, decision: Decision): Promise<Result<null, DecisionRefusal | BodyFault>> {
  const may = mayDecide(version, decision, { personId: visit.actor.personId, isEditor: hasRole(visit.actor, 'editor') })
  if (!may.ok) return may
  const fault = decision === 'publish' && version.kind === 'text' ? bodyFault(version.body ?? '') : null
  if (fault) return refuse(fault)
  visit.note({ object: version.id, reason: decision })
  const done = await decide(visit.tx, version.id, decision === 'publish' ? 'published' : 'withdrawn', visit.actor.personId)
  return done ? accept(null) : refuse({ kind: 'already-decided' })
}

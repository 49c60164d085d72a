import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { isLastLead, type EndMemberRefusal } from '#capabilities/cases/commands/end-member.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { findMember, setPosition, type Position } from '#capabilities/cases/store/member.ts'

/** Who leads, who stands in. A unit never stands without a lead. */
export async function changePosition(visit: Visit, caseId: Id, memberId: Id, position: Position): Promise<Result<Id, EndMemberRefusal>> {
  const loaded = await loadCase(visit, caseId)
  const member = loaded && mayAct(loaded.access, 'lead-unit') ? await findMember(visit.tx, memberId) : null
  if (!member || member.caseId !== caseId || member.zoneId !== visit.actor.zoneId) return refuse({ kind: 'no-such-member' })
  if (position !== 'lead' && (await isLastLead(visit, member))) return refuse({ kind: 'last-lead' })
  await setPosition(visit.tx, memberId, position)
  visit.note({ caseId, object: memberId, reason: position })
  return accept(memberId)
}

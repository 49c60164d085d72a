import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { membershipOf } from '#capabilities/cases/domain/access.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { lastMembership, prolongingNeedsSecond } from '#capabilities/cases/domain/team.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { insertApproval } from '#capabilities/cases/store/approval.ts'
import { findMember, prolongMember as prolong } from '#capabilities/cases/store/member.ts'

export type ProlongRefusal =
  | { readonly kind: 'no-such-member' }
  | { readonly kind: 'not-longer' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'not-grantable' }
  | { readonly kind: 'asked-already' }

/**
 * A place that goes on: decided by a lead, for what both hold. Where she is, level 2 and the own place wait for a second person, and go on as they are
 * until their last day meanwhile.
 * @param until the last moment, after the present one and at most as far away as a new place may be
 */
export async function prolongMember(visit: Visit, caseId: Id, memberId: Id, until: Instant): Promise<Result<Id, ProlongRefusal>> {
  const loaded = await loadCase(visit, caseId)
  const mine = loaded && membershipOf(loaded.access)
  const member = mine && mayAct(loaded.access, 'lead-unit') ? await findMember(visit.tx, memberId) : null
  if (!loaded || !mine || !member || loaded.card.closedAt || member.unitId !== mine.unitId || member.untilAt <= visit.now)
    return refuse({ kind: 'no-such-member' })
  if (until <= member.untilAt) return refuse({ kind: 'not-longer' })
  if (until > lastMembership(loaded.card.protectionLevel, member.classes, visit.now)) return refuse({ kind: 'too-long' })
  if (!member.classes.every((cls) => mine.classes.includes(cls))) return refuse({ kind: 'not-grantable' })
  visit.note({ caseId, object: memberId, classes: member.classes })
  if (!prolongingNeedsSecond(loaded.card.protectionLevel, member, visit.actor.personId))
    return (await prolong(visit.tx, memberId, until)) ? accept(memberId) : refuse({ kind: 'no-such-member' })
  const { classes, personId: about, unitId } = member
  const { protectionLevel: level, pseudonym } = loaded.card
  const asked = await insertApproval(visit.tx, {
    id: newId(),
    caseId,
    unitId,
    kind: 'prolong',
    objectId: memberId,
    pseudonym,
    classes,
    level,
    about,
    untilAt: until,
  })
  return asked ? accept(memberId) : refuse({ kind: 'asked-already' })
}

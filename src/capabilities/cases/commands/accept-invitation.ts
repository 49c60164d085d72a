import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { openUnit, type OpenUnitRefusal } from '#capabilities/cases/commands/open-unit.ts'
import { touch } from '#capabilities/cases/store/card.ts'
import { answerInvitation, findInvitationToMyZone, openingCard } from '#capabilities/cases/store/invitation.ts'

export type AcceptRefusal = OpenUnitRefusal | { readonly kind: 'no-such-invitation' } | { readonly kind: 'zone-already-in' }
export type Joined = { readonly caseId: Id; readonly unitId: Id }

/** Whoever accepts opens the zone's part of the case and leads it. */
export async function openUnitByInvitation(visit: Visit, invitationId: Id): Promise<Result<Joined, AcceptRefusal>> {
  const invitation = await findInvitationToMyZone(visit.tx, invitationId)
  const card = invitation && (await openingCard(visit.tx, invitation.caseId))
  if (!invitation || !card) return refuse({ kind: 'no-such-invitation' })
  if (card.hasUnit) return refuse({ kind: 'zone-already-in' })
  const unit = await openUnit(visit, { id: invitation.caseId, ...card })
  if (!unit.ok) return unit
  await answerInvitation(visit.tx, invitationId, 'accepted')
  await touch(visit.tx, invitation.caseId, true)
  visit.note({ caseId: invitation.caseId, object: invitationId })
  return accept({ caseId: invitation.caseId, unitId: unit.value })
}

export async function declineInvitation(visit: Visit, invitationId: Id): Promise<Result<Id, { readonly kind: 'no-such-invitation' }>> {
  const invitation = await findInvitationToMyZone(visit.tx, invitationId)
  if (!invitation || !(await answerInvitation(visit.tx, invitationId, 'declined'))) return refuse({ kind: 'no-such-invitation' })
  visit.note({ caseId: invitation.caseId, object: invitationId })
  return accept(invitationId)
}

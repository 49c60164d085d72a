import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { nameBook, Names, type NameBook } from '#capabilities/cases/queries/names.ts'
import { findInvitationToMyZone, invitationsToMyZone, type Invitation } from '#capabilities/cases/store/invitation.ts'

/** The case itself is not in the answer: an invited zone learns of it by taking part. */
export const Invitations = z.object({
  invitations: z.array(z.object({ id: z.string(), fromZone: z.string(), word: z.string(), untilAt: z.date() })),
  names: Names,
})
export type InvitationsModel = z.input<typeof Invitations>
export type InvitationModel = { readonly invitation: Invitation; readonly names: NameBook }

export async function showInvitations(visit: Visit): Promise<InvitationsModel> {
  const invitations = await invitationsToMyZone(visit.tx)
  visit.note({ count: invitations.length })
  return {
    invitations: [...invitations],
    names: await nameBook(
      visit,
      [],
      invitations.map((one) => one.fromZone),
    ),
  }
}

export async function showInvitation(visit: Visit, id: Id): Promise<InvitationModel | null> {
  const invitation = await findInvitationToMyZone(visit.tx, id)
  return invitation && { invitation, names: await nameBook(visit, [], [invitation.fromZone]) }
}

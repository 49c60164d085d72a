import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { daysAfter, type Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findZone } from '#capabilities/people/contract.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { isInvitationWord } from '#capabilities/cases/domain/pseudonym.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { insertInvitation, invitationsOf } from '#capabilities/cases/store/invitation.ts'

export type InviteRefusal =
  | { readonly kind: 'no-such-case' }
  | { readonly kind: 'not-a-neutral-word' }
  | { readonly kind: 'no-such-zone' }
  | { readonly kind: 'zone-already-in' }
  | { readonly kind: 'bad-time' }

/**
 * Asks a zone to take part. It learns a neutral word and a time, nothing about the person. A zone that was asked already and has not answered
 * gives the invitation it has.
 */
export async function inviteZone(visit: Visit, caseId: Id, zoneId: Id, word: string, until: Instant): Promise<Result<Id, InviteRefusal>> {
  const loaded = await loadCase(visit, caseId)
  if (!loaded || !mayAct(loaded.access, 'change-card')) return refuse({ kind: 'no-such-case' })
  if (!isInvitationWord(word)) return refuse({ kind: 'not-a-neutral-word' })
  if (until <= visit.now || until > daysAfter(visit.now, 14)) return refuse({ kind: 'bad-time' })
  const zone = await findZone(visit.tx, zoneId)
  if (!zone?.active || zoneId === visit.actor.zoneId) return refuse({ kind: 'no-such-zone' })
  if (loaded.access.units.some((unit) => unit.zoneId === zoneId)) return refuse({ kind: 'zone-already-in' })
  const before = (await invitationsOf(visit.tx, caseId)).find((one) => one.zoneId === zoneId && one.state === 'pending')
  if (before) return accept(before.id)
  const id = newId()
  await insertInvitation(visit.tx, { id, caseId, zoneId, word, untilAt: until })
  visit.note({ caseId, object: id })
  return accept(id)
}

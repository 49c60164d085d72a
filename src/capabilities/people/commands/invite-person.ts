import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import { newId } from '#kernel/id.ts'
import type { Id } from '#kernel/id.ts'
import type { Language } from '#kernel/language.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Visit } from '#platform/http/visit.ts'
import { sealTo } from '#platform/sealing/pair.ts'
import { newToken, tokenHash } from '#platform/sealing/session-keys.ts'
import { inviteUntil } from '#capabilities/people/domain/invitation.ts'
import { loginOf, loginPart, staffCodeOf } from '#capabilities/people/domain/names.ts'
import { rolesOf } from '#capabilities/people/domain/zones.ts'
import type { ZoneKind } from '#capabilities/people/domain/zones.ts'
import type { Role } from '#capabilities/people/domain/roles.ts'
import { addInvitation, cancelInvitations } from '#capabilities/people/store/invitations.ts'
import { addPerson, giveRole, loginExists, nextStaffNumber, offer } from '#capabilities/people/store/persons.ts'
import { realNow } from '#capabilities/people/store/clock.ts'

export type Newcomer = {
  readonly name: string
  readonly loginPart: string
  readonly language: Language
  readonly roles: readonly Role[]
  /** The last moment the roles are held; `null` until further notice. */
  readonly until: Date | null
}
export type InviteRefusal = { readonly kind: 'login-shape' | 'login-taken' | 'no-role' | 'not-offered' | 'past' }
type Home = { readonly id: Id; readonly code: string; readonly kind: ZoneKind }

/**
 * Adds a person to a zone. They can do nothing before they have used a link and made their keys.
 *
 * @param by `null`: the operator. What anybody else gives counts when a second person has approved it.
 */
export async function addNewcomer(tx: Tx, zone: Home, newcomer: Newcomer, by: Id | null, now: Date): Promise<Result<Id, InviteRefusal>> {
  if (!loginPart.test(newcomer.loginPart)) return refuse({ kind: 'login-shape' })
  if (newcomer.roles.length === 0) return refuse({ kind: 'no-role' })
  if (newcomer.roles.some((role) => !rolesOf(zone.kind).includes(role))) return refuse({ kind: 'not-offered' })
  if (newcomer.until !== null && newcomer.until <= now) return refuse({ kind: 'past' })
  const login = loginOf(newcomer.loginPart, zone.code)
  if (await loginExists(tx, login)) return refuse({ kind: 'login-taken' })
  const id = newId()
  const staffCode = staffCodeOf(zone.code, await nextStaffNumber(tx, zone.id))
  await addPerson(tx, { id, zoneId: zone.id, zoneCode: zone.code, login, name: newcomer.name, staffCode, language: newcomer.language })
  for (const role of newcomer.roles) {
    if (by === null) await giveRole(tx, zone.id, id, role, newcomer.until)
    else await offer(tx, zone.id, id, { role }, newcomer.until, by)
  }
  return accept(id)
}

/** Makes a new link; earlier ones stop working. The token is answered once and kept only as its hash. */
export async function makeLink(tx: Tx, zoneId: Id, personId: Id, by: { readonly id: Id; readonly publicKey: Uint8Array } | null): Promise<string> {
  const token = newToken()
  const link = by === null ? null : sealTo(by.publicKey, new TextEncoder().encode(token))
  await cancelInvitations(tx, personId)
  await addInvitation(tx, { zoneId, personId, hash: tokenHash(token), madeBy: by?.id ?? null, expiresAt: inviteUntil(await realNow(tx)), link })
  return token
}

/** Invites somebody into the administrator's own zone. */
export async function invitePerson(visit: Visit, zone: Home, newcomer: Newcomer): Promise<Result<Id, InviteRefusal>> {
  const added = await addNewcomer(visit.tx, zone, newcomer, visit.actor.personId, visit.now)
  if (added.ok) await makeLink(visit.tx, zone.id, added.value, { id: visit.actor.personId, publicKey: visit.keys.publicKey })
  return added
}

import { z } from 'zod'
import { hasRole } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { languages } from '#kernel/language.ts'
import type { Visit } from '#platform/http/visit.ts'
import { roles } from '#capabilities/people/domain/roles.ts'
import { peoplePaths } from '#capabilities/people/paths.ts'
import { stateOfPerson } from '#capabilities/people/queries/people.ts'
import { myCodeBox, openInvitation } from '#capabilities/people/store/invitations.ts'
import { dutyHolders } from '#capabilities/people/store/keys.ts'
import { findPerson, rolesHeld, toApprove } from '#capabilities/people/store/persons.ts'

export const PersonAnswer = z.object({
  id: z.uuid(),
  name: z.string(),
  login: z.string(),
  staffCode: z.string(),
  language: z.enum(languages),
  roles: z.array(z.enum(roles)),
  unitHead: z.boolean(),
  dutyHolder: z.boolean(),
  state: z.enum(['active', 'invited', 'left']),
  hasKeys: z.boolean(),
  enrolledAt: z.date().nullable(),
  codeAcceptedAt: z.date().nullable(),
  leftAt: z.date().nullable(),
  history: z.array(z.object({ role: z.enum(roles), from: z.date(), until: z.date().nullable() })),
  /** The activation link, for whoever made it; without one, whether somebody else did. */
  invitation: z.object({ link: z.string().nullable(), begun: z.boolean(), expiresAt: z.date() }).nullable(),
  /** The code that belongs to somebody else's link, for whoever made it. */
  entryCode: z.string().nullable(),
  /** Given, and waiting for a second person. */
  waitingRoles: z.array(z.enum(roles)),
  waitingHead: z.boolean(),
  may: z.object({ administer: z.boolean(), approve: z.boolean(), giveDuty: z.boolean() }),
})
export type PersonModel = z.input<typeof PersonAnswer>

async function invitationFor(visit: Visit, personId: Id): Promise<PersonModel['invitation']> {
  const found = await openInvitation(visit.tx, personId)
  if (found === null) return null
  const mine = found.link !== null && found.madeBy === visit.actor.personId && found.firstUsedAt === null
  const link = mine && found.link !== null ? peoplePaths.link(new TextDecoder().decode(visit.keys.open(found.link))) : null
  return { link, begun: found.firstUsedAt !== null, expiresAt: found.expiresAt }
}

async function codeFor(visit: Visit, personId: Id): Promise<string | null> {
  const box = await myCodeBox(visit.tx, personId)
  return box === null ? null : new TextDecoder().decode(visit.keys.open(box))
}

/** One colleague; `null` for anybody of another zone. */
export async function personPage(visit: Visit, id: Id): Promise<PersonModel | null> {
  const person = await findPerson(visit.tx, id)
  if (person === null) return null
  visit.note({ object: id })
  const administer = hasRole(visit.actor, 'org_admin')
  const holders = await dutyHolders(visit.tx)
  const { name, login, staffCode, language, unitHead, waitingHead, dutyHolder, hasKeys, enrolledAt, codeAcceptedAt, leftAt } = person
  return {
    id,
    name,
    login,
    staffCode,
    language,
    unitHead,
    waitingHead,
    waitingRoles: [...person.waitingRoles],
    dutyHolder,
    hasKeys,
    enrolledAt,
    codeAcceptedAt,
    leftAt,
    roles: [...person.roles],
    state: stateOfPerson(person),
    history: (await rolesHeld(visit.tx, id)).map(({ role, from, until }) => ({ role, from, until })),
    invitation: await invitationFor(visit, id),
    entryCode: await codeFor(visit, id),
    may: {
      administer,
      approve: (await toApprove(visit.tx)).includes(id),
      giveDuty: person.active && enrolledAt !== null && !dutyHolder && holders.some((one) => one.personId === visit.actor.personId),
    },
  }
}

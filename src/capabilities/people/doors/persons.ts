import { accept, refuse } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import { changePerson } from '#capabilities/people/commands/change-person.ts'
import type { ChangeRefusal } from '#capabilities/people/commands/change-person.ts'
import { invitePerson } from '#capabilities/people/commands/invite-person.ts'
import type { InviteRefusal } from '#capabilities/people/commands/invite-person.ts'
import { makeLink } from '#capabilities/people/commands/invite-person.ts'
import { giveDuty } from '#capabilities/people/commands/give-duty.ts'
import type { DutyRefusal } from '#capabilities/people/commands/give-duty.ts'
import { roles } from '#capabilities/people/domain/roles.ts'
import { rolesOf } from '#capabilities/people/domain/zones.ts'
import { ChangeForm, InviteForm, NoFields } from '#capabilities/people/forms.ts'
import { endOfDay } from '#capabilities/people/domain/days.ts'
import { changeShown, dutyShown, inviteShown, newLinkShown } from '#capabilities/people/pages/person-forms.tsx'
import { peoplePage } from '#capabilities/people/pages/people-page.tsx'
import { personShown } from '#capabilities/people/pages/person-page.tsx'
import { peoplePaths } from '#capabilities/people/paths.ts'
import { PeopleAnswer, peopleOfZone, PeopleQuery } from '#capabilities/people/queries/people.ts'
import { PersonAnswer, personPage } from '#capabilities/people/queries/person.ts'
import { findPerson } from '#capabilities/people/store/persons.ts'
import { findZone } from '#capabilities/people/store/zones.ts'
import { inBoth } from '#capabilities/people/words.ts'
import type { PersonParams } from '#capabilities/people/doors/params.ts'
import { personParams } from '#capabilities/people/doors/params.ts'

export const peopleDoor: Door = page({
  path: peoplePaths.list(),
  name: 'people',
  may: roles,
  records: 'people.seen',
  query: PeopleQuery,
  answers: PeopleAnswer,
  read: (visit, { query }) => peopleOfZone(visit, query),
  view: peoplePage,
})

export const personDoor: Door = page({
  path: '/people/:person',
  name: 'person',
  may: roles,
  params: personParams,
  records: 'person.seen',
  answers: PersonAnswer,
  read: (visit, { params }) => personPage(visit, params.person),
  view: personShown,
})

export const inviteDoor: Door = form({
  path: peoplePaths.invite(),
  name: 'person-invite',
  may: ['org_admin'],
  records: 'person.invited',
  accepts: InviteForm,
  read: async (visit) => {
    const zone = await findZone(visit.tx, visit.actor.zoneId)
    return zone === null ? null : { zone, code: zone.code, roles: rolesOf(zone.kind) }
  },
  start: () => ({ language: 'sv' }),
  view: inviteShown,
  submit: async (visit, { form: typed }, { zone }) => {
    const until = typed.until === null ? null : endOfDay(typed.until)
    const invited = await invitePerson(visit, zone, {
      name: typed.name,
      loginPart: typed.login.toLowerCase(),
      language: typed.language,
      roles: typed.roles,
      until,
    })
    if (!invited.ok) return refuse<InviteRefusal>(invited.refusal)
    visit.note({ object: invited.value })
    return accept({ to: peoplePaths.person(invited.value), id: invited.value })
  },
  refusals: {
    'login-shape': { status: 422, field: 'login', words: inBoth((t) => t.invite.loginShape) },
    'login-taken': { status: 422, field: 'login', words: inBoth((t) => t.invite.loginTaken) },
    'no-role': { status: 422, field: 'roles', words: inBoth((t) => t.invite.noRole) },
    'not-offered': { status: 422, field: 'roles', words: inBoth((t) => t.invite.notOffered) },
    past: { status: 422, field: 'until', words: inBoth((t) => t.invite.past) },
  },
})

export const changeDoor: Door = form({
  path: '/people/:person/change',
  name: 'person-change',
  may: ['org_admin'],
  params: personParams,
  records: 'person.changed',
  accepts: ChangeForm,
  read: async (visit, { params }: { params: PersonParams }) => {
    const person = await findPerson(visit.tx, params.person)
    const zone = await findZone(visit.tx, visit.actor.zoneId)
    if (person === null || zone === null || !person.active) return null
    visit.note({ object: person.id })
    return { person, kind: zone.kind, roles: rolesOf(zone.kind) }
  },
  start: ({ person }) => ({
    name: person.name,
    roles: [...person.roles, ...person.waitingRoles],
    positions: person.unitHead || person.waitingHead ? ['unit_head'] : [],
  }),
  view: changeShown,
  submit: async (visit, { form: typed, version }, { person, kind }) => {
    const until = typed.until === null ? null : endOfDay(typed.until)
    const changed = await changePerson(
      visit,
      kind,
      person,
      { name: typed.name, roles: typed.roles, unitHead: typed.positions.includes('unit_head'), until },
      version,
    )
    return changed.ok ? accept({ to: peoplePaths.person(person.id), id: person.id }) : refuse<ChangeRefusal>(changed.refusal)
  },
  refusals: {
    yourself: { status: 422, words: inBoth((t) => t.change.yourself) },
    'last-admin': { status: 422, field: 'roles', words: inBoth((t) => t.change.lastAdmin) },
    'no-role': { status: 422, field: 'roles', words: inBoth((t) => t.invite.noRole) },
    'not-offered': { status: 422, field: 'roles', words: inBoth((t) => t.invite.notOffered) },
    past: { status: 422, field: 'until', words: inBoth((t) => t.invite.past) },
  },
})

export const newLinkDoor: Door = form({
  path: '/people/:person/invitation',
  name: 'person-invitation',
  may: ['org_admin'],
  params: personParams,
  records: 'person.invited',
  accepts: NoFields,
  read: async (visit, { params }: { params: PersonParams }) => {
    const person = await findPerson(visit.tx, params.person)
    return person === null || !person.active ? null : person
  },
  view: newLinkShown,
  submit: async (visit, _input, person) => {
    visit.note({ object: person.id })
    if (person.hasKeys) return refuse({ kind: 'enrolled' } as const)
    await makeLink(visit.tx, person.zoneId, person.id, { id: visit.actor.personId, publicKey: visit.keys.publicKey })
    return accept({ to: peoplePaths.person(person.id), id: person.id })
  },
  refusals: { enrolled: { status: 422, words: inBoth((t) => t.newLink.enrolled) } },
})

export const dutyDoor: Door = form({
  path: '/people/:person/duty',
  name: 'person-duty',
  may: roles,
  params: personParams,
  records: 'duty.given',
  accepts: NoFields,
  read: async (visit, { params }: { params: PersonParams }) => {
    const person = await findPerson(visit.tx, params.person)
    return person === null || !person.active ? null : person
  },
  view: dutyShown,
  submit: async (visit, _input, person) => {
    visit.requireStrong()
    visit.note({ object: person.id })
    const given = await giveDuty(visit, person)
    return given.ok ? accept({ to: peoplePaths.person(person.id), id: person.id }) : refuse<DutyRefusal>(given.refusal)
  },
  refusals: {
    'not-holder': { status: 422, words: inBoth((t) => t.duty.notHolder) },
    'has-it': { status: 422, words: inBoth((t) => t.duty.has) },
    'no-keys': { status: 422, words: inBoth((t) => t.duty.noKeys) },
  },
})

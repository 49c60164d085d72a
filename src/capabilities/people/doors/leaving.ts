import { accept, refuse } from '#kernel/result.ts'
import { form } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import { endPersonsAccess, stillToHandOver } from '#capabilities/people/commands/end-access.ts'
import type { LeavingRefusal } from '#capabilities/people/domain/leaving.ts'
import { personParams } from '#capabilities/people/doors/params.ts'
import type { PersonParams } from '#capabilities/people/doors/params.ts'
import { NoFields } from '#capabilities/people/forms.ts'
import { leaveShown } from '#capabilities/people/pages/person-forms.tsx'
import { peoplePaths } from '#capabilities/people/paths.ts'
import { findPerson, officerSeats } from '#capabilities/people/store/persons.ts'
import { inBoth } from '#capabilities/people/words.ts'

export const leaveDoor: Door = form({
  path: '/people/:person/leave',
  name: 'person-leave',
  may: ['org_admin'],
  params: personParams,
  records: 'person.left',
  accepts: NoFields,
  read: async (visit, { params }: { params: PersonParams }) => {
    const person = await findPerson(visit.tx, params.person)
    if (person === null) return null
    visit.note({ object: person.id })
    return { person, open: await stillToHandOver(visit, person), seats: await officerSeats(visit.tx, person.id) }
  },
  view: leaveShown,
  submit: async (visit, _input, { person }) => {
    visit.requireStrong()
    const ended = await endPersonsAccess(visit, person)
    return ended.ok ? accept({ to: peoplePaths.person(person.id), id: person.id }) : refuse<LeavingRefusal>(ended.refusal)
  },
  refusals: {
    yourself: { status: 422, words: inBoth((t) => t.leave.yourself) },
    'already-left': { status: 422, words: inBoth((t) => t.leave.alreadyLeft) },
    'not-handed-over': { status: 422, words: inBoth((t) => t.leave.notHandedOver) },
    'still-officer': { status: 422, words: inBoth((t) => t.leave.stillOfficer) },
    'last-admin': { status: 422, words: inBoth((t) => t.leave.lastAdmin) },
    'last-duty-holder': { status: 422, words: inBoth((t) => t.leave.lastDutyHolder) },
  },
})

import { accept, refuse } from '#kernel/result.ts'
import { form } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import { newEntryCode } from '#capabilities/people/commands/entry-code.ts'
import { roles } from '#capabilities/people/domain/roles.ts'
import { personParams } from '#capabilities/people/doors/params.ts'
import type { PersonParams } from '#capabilities/people/doors/params.ts'
import { ApproveForm } from '#capabilities/people/forms.ts'
import { approveShown } from '#capabilities/people/pages/approval-page.tsx'
import { peoplePaths } from '#capabilities/people/paths.ts'
import { approve, findPerson, toApprove } from '#capabilities/people/store/persons.ts'
import { inBoth } from '#capabilities/people/words.ts'

/** The second person: what one gave, another approves, and gives the newcomer the code that belongs to the link. */
export const approvalDoor: Door = form({
  path: '/people/:person/approval',
  name: 'person-approval',
  // The database lets administrators and heads of unit through, and nobody for what they gave themselves.
  may: roles,
  params: personParams,
  records: 'person.approved',
  accepts: ApproveForm,
  read: async (visit, { params }: { params: PersonParams }) => {
    const waiting = await toApprove(visit.tx)
    return waiting.includes(params.person) ? await findPerson(visit.tx, params.person) : null
  },
  view: approveShown,
  submit: async (visit, _input, person) => {
    visit.requireStrong()
    visit.note({ object: person.id })
    const done = await approve(visit.tx, person.id, newEntryCode(visit.keys.publicKey))
    return done ? accept({ to: peoplePaths.person(person.id), id: person.id }) : refuse({ kind: 'nothing' } as const)
  },
  refusals: { nothing: { status: 422, words: inBoth((t) => t.approval.nothing) } },
  errors: { known: { required: inBoth((t) => t.approval.notKnown) } },
})

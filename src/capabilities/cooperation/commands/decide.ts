import { newId } from '#kernel/id.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { staffOfZone } from '#capabilities/people/contract.ts'
import { addTask } from '#capabilities/cases/contract.ts'
import { itemOf, taskTitleOf } from '#capabilities/cooperation/domain/agenda.ts'
import { mayWriteIn } from '#capabilities/cooperation/domain/meeting.ts'
import type { NotNow } from '#capabilities/cooperation/domain/meeting.ts'
import { roleFor } from '#capabilities/cooperation/domain/roles-for.ts'
import type { DecisionForm } from '#capabilities/cooperation/forms.ts'
import { valueOf } from '#capabilities/cooperation/queries/prepare-meeting.ts'
import { headsOf } from '#capabilities/cooperation/store/clock.ts'
import { addDecision } from '#capabilities/cooperation/store/decision.ts'
import { invitationsOf } from '#capabilities/cooperation/store/invitation.ts'
import type { Meeting } from '#capabilities/cooperation/store/meeting.ts'

export type DecideRefusal =
  | NotNow
  | { readonly kind: 'due-in-the-past' }
  | { readonly kind: 'not-at-the-meeting' }
  | { readonly kind: 'nobody-there' }
  | { readonly kind: 'not-yours-to-decide' }
  | { readonly kind: 'no-words-there' }
  | { readonly kind: 'unsafe-contact' }

/**
 * A decision becomes a task with a responsible function and a time. It is carried by a role there, with a head of that unit as deputy; more words
 * are sealed in the own zone's part.
 */
export async function decide(visit: Visit, meeting: Meeting, form: DecisionForm): Promise<Result<Id, DecideRefusal>> {
  const open = mayWriteIn(meeting.state)
  if (!open.ok) return open
  if (form.dueAt <= visit.now) return refuse({ kind: 'due-in-the-past' })
  const invited = (await invitationsOf(visit.tx, meeting.id)).filter((each) => each.answer !== 'decline')
  const responsible = invited.find((each) => valueOf(each.function, each.zoneId) === form.responsible)
  if (!responsible) return refuse({ kind: 'not-at-the-meeting' })
  const staff = await staffOfZone(visit.tx, responsible.zoneId)
  const role = roleFor(
    responsible.function,
    staff.flatMap((one) => one.roles),
  )
  if (role === null) return refuse({ kind: 'nobody-there' })
  const deputyId = (await headsOf(visit.tx, responsible.zoneId)).find((id) => id !== visit.actor.personId) ?? null
  const id = newId()
  const task = await addTask(visit, {
    caseId: meeting.caseId,
    zoneId: responsible.zoneId,
    title: taskTitleOf[form.code],
    function: role,
    dueAt: form.dueAt,
    deputyId,
    source: 'meeting',
    sourceId: meeting.id,
    words: form.words,
  })
  if (!task.ok)
    return refuse({
      kind:
        task.refusal.kind === 'no-words-there' || task.refusal.kind === 'unsafe-contact'
          ? task.refusal.kind
          : task.refusal.kind === 'no-such-case'
            ? 'not-yours-to-decide'
            : 'nobody-there',
    })
  const decision = {
    id,
    meetingId: meeting.id,
    caseId: meeting.caseId,
    item: itemOf(form.code),
    code: form.code,
    zoneId: responsible.zoneId,
    function: responsible.function,
  }
  await addDecision(visit.tx, { ...decision, dueAt: form.dueAt, taskId: task.value })
  visit.note({ caseId: meeting.caseId, object: id })
  return accept(id)
}

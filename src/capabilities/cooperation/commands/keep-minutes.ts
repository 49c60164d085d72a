import { accept, refuse } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import type { Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { writeRecord } from '#capabilities/cases/contract.ts'
import { mayKeepMinutes } from '#capabilities/cooperation/domain/meeting.ts'
import type { NotNow } from '#capabilities/cooperation/domain/meeting.ts'
import { addMinutes } from '#capabilities/cooperation/store/decision.ts'
import type { Meeting } from '#capabilities/cooperation/store/meeting.ts'

export type MinutesRefusal = NotNow | { readonly kind: 'not-yours-to-write' } | { readonly kind: 'too-long' }

/** Each zone keeps its own minutes, in its own part of the case. Nobody else sees that they are there. */
export async function keepMinutes(visit: Visit, meeting: Meeting, words: string): Promise<Result<Id, MinutesRefusal>> {
  const open = mayKeepMinutes(meeting.state)
  if (!open.ok) return open
  const written = await writeRecord(visit, { caseId: meeting.caseId, class: 'C4', kind: 'minutes', text: words })
  if (!written.ok) return refuse({ kind: written.refusal.kind === 'too-long' ? 'too-long' : 'not-yours-to-write' })
  await addMinutes(visit.tx, meeting.id, written.value)
  visit.note({ caseId: meeting.caseId, object: meeting.id })
  return accept(written.value)
}

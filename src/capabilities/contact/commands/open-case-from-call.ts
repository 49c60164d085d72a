import type { Id } from '#kernel/id.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { openCase } from '#capabilities/cases/contract.ts'
import type { Draw, OpenCaseRefusal } from '#capabilities/cases/contract.ts'
import { moveWords } from '#capabilities/contact/commands/move-words.ts'
import type { MoveRefusal } from '#capabilities/contact/commands/move-words.ts'
import { caseFrom, maySettle } from '#capabilities/contact/domain/call.ts'
import { placeUnknown } from '#capabilities/contact/domain/codes.ts'
import { callBecameCase } from '#capabilities/contact/sockets.ts'
import { settleCall } from '#capabilities/contact/store/call.ts'
import type { Call } from '#capabilities/contact/store/call.ts'
import { pendingOf } from '#capabilities/contact/store/hand-over.ts'

export type OpenRefusal = OpenCaseRefusal | MoveRefusal | { readonly kind: 'already-settled' } | { readonly kind: 'already-waiting' }

/** A case from a call: acute when it was, the child flag when yes or unknown, level 1; the words move into the own zone's part. */
export async function openCaseFromCall(visit: Visit, call: Call, draw?: Draw): Promise<Result<Id, OpenRefusal>> {
  const may = maySettle(call.state)
  if (!may.ok) return may
  if ((await pendingOf(visit.tx, call.id)) !== null) return refuse({ kind: 'already-waiting' })
  const start = caseFrom(call)
  const municipality = call.municipality === placeUnknown ? null : call.municipality
  const opened = await openCase(visit, { child: call.child, urgent: start.acute, protectionLevel: start.protectionLevel, municipality }, draw)
  if (!opened.ok) return opened
  const { caseId } = opened.value
  const moved = await moveWords(visit, call, caseId)
  if (!moved.ok) return moved
  if (!(await settleCall(visit.tx, call.id, call.version, { state: 'became_case', caseId, wordsGone: true }))) return refuse({ kind: 'already-settled' })
  for (const begin of callBecameCase) await begin(visit, { caseId, since: call.takenAt, acute: start.acute })
  visit.note({ object: call.id, caseId })
  return accept(caseId)
}

import type { Id } from '#kernel/id.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { countsAsChild, joinCase, raiseChildFlag } from '#capabilities/cases/contract.ts'
import { moveWords } from '#capabilities/contact/commands/move-words.ts'
import type { MoveRefusal } from '#capabilities/contact/commands/move-words.ts'
import { maySettle } from '#capabilities/contact/domain/call.ts'
import { settleCall } from '#capabilities/contact/store/call.ts'
import type { Call } from '#capabilities/contact/store/call.ts'
import { pendingOf } from '#capabilities/contact/store/hand-over.ts'

export type JoinRefusal = MoveRefusal | { readonly kind: 'no-such-case' } | { readonly kind: 'already-settled' } | { readonly kind: 'already-waiting' }

/** A call becomes part of a case the operator works in; its words move there. A child that somebody says there is raises the flag. */
export async function joinCaseWithCall(visit: Visit, call: Call, caseId: Id): Promise<Result<Id, JoinRefusal>> {
  const may = maySettle(call.state)
  if (!may.ok) return may
  if ((await pendingOf(visit.tx, call.id)) !== null) return refuse({ kind: 'already-waiting' })
  const joined = await joinCase(visit, caseId)
  if (!joined.ok) return joined
  const moved = await moveWords(visit, call, caseId)
  if (!moved.ok) return moved
  if (call.child === 'yes' && !countsAsChild(joined.value.child)) await raiseChildFlag(visit, caseId, 'yes')
  if (!(await settleCall(visit.tx, call.id, call.version, { state: 'joined_case', caseId, wordsGone: true }))) return refuse({ kind: 'already-settled' })
  visit.note({ object: call.id, caseId })
  return accept(caseId)
}

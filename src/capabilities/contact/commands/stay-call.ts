import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { mayStay } from '#capabilities/contact/domain/call.ts'
import { settleCall } from '#capabilities/contact/store/call.ts'
import type { Call } from '#capabilities/contact/store/call.ts'

/** No case: the call stays what it was. */
export async function stayCall(visit: Visit, call: Call): Promise<Result<null, { readonly kind: 'already-settled' }>> {
  const may = mayStay(call.state)
  if (!may.ok) return may
  const settled = await settleCall(visit.tx, call.id, call.version, { state: 'stays', caseId: null, wordsGone: false })
  visit.note({ object: call.id })
  return settled ? accept(null) : refuse({ kind: 'already-settled' })
}

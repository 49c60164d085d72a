import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { writeRecord } from '#capabilities/cases/contract.ts'
import {
  againstDeciding,
  type Authority,
  type CallBack,
  type ContactDatum,
  type DeciderChange,
  type Decision,
  type NoDecision,
} from '#capabilities/protection/domain/address.ts'
import type { Entered } from '#capabilities/protection/queries/enter.ts'
import { addAddressRequest, keepDecision, nameDecider, noteCallBack, type AddressRequest } from '#capabilities/protection/store/address.ts'

export type Received = {
  readonly authority: Authority
  readonly functionId: Id | null
  readonly asked: readonly ContactDatum[]
  readonly words: string
  readonly dueAt: Instant
  readonly deciderId: Id
}
export type ReceiveRefusal =
  | { readonly kind: 'not-a-decider' }
  | { readonly kind: 'not-in-the-directory' }
  | { readonly kind: 'due-in-the-past' }
  | { readonly kind: 'not-yours-to-write' }
type May = { readonly deciders: readonly Id[]; readonly functions: readonly Id[] }

/** Somebody who says to be of an authority asks where she can be reached. It is written down; nothing is said. */
export async function receiveAddressRequest(visit: Visit, { card, standing }: Entered, may: May, got: Received): Promise<Result<Id, ReceiveRefusal>> {
  if (got.deciderId === visit.actor.personId || !may.deciders.includes(got.deciderId)) return refuse({ kind: 'not-a-decider' })
  if (got.functionId !== null && !may.functions.includes(got.functionId)) return refuse({ kind: 'not-in-the-directory' })
  if (got.dueAt <= visit.now) return refuse({ kind: 'due-in-the-past' })
  const record = await writeRecord(visit, { caseId: card.id, class: 'C10', kind: 'address_request', text: got.words })
  if (!record.ok) return refuse({ kind: 'not-yours-to-write' })
  const { authority, functionId, asked, dueAt, deciderId } = got
  const id = newId()
  await addAddressRequest(visit.tx, {
    id,
    caseId: card.id,
    unitId: standing.unitId,
    authority,
    functionId,
    asked,
    requestRecord: record.value,
    dueAt,
    deciderId,
  })
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}

export type CallBackRefusal = { readonly kind: 'called-already' } | { readonly kind: 'no-known-number' }
/** Called back through the directory, never to the number that was given. */
export async function noteAddressCallBack(visit: Visit, request: AddressRequest, callBack: CallBack): Promise<Result<Id, CallBackRefusal>> {
  if (callBack === 'confirmed' && request.functionId === null) return refuse({ kind: 'no-known-number' })
  if (!(await noteCallBack(visit.tx, request.id, request.version, callBack))) return refuse({ kind: 'called-already' })
  visit.note({ caseId: request.caseId, object: request.id, reason: callBack })
  return accept(request.id)
}

export type DeciderRefusal = { readonly kind: 'already-decided' } | { readonly kind: 'not-a-decider' } | Changed
/** The one who was named does not come, or should not decide: another head is, and the record says who named whom and why. */
export async function nameAnotherDecider(
  visit: Visit,
  request: AddressRequest,
  deciders: readonly Id[],
  said: { readonly deciderId: Id; readonly because: DeciderChange },
  version: number,
): Promise<Result<Id, DeciderRefusal>> {
  if (request.outcome !== null) return refuse({ kind: 'already-decided' })
  if (!deciders.includes(said.deciderId)) return refuse({ kind: 'not-a-decider' })
  if (!(await nameDecider(visit.tx, request.id, version, said.deciderId))) return refuse({ kind: 'changed', theirs: {}, version: request.version })
  visit.note({ caseId: request.caseId, object: request.id, reason: said.because })
  return accept(request.id)
}

export type DecideRefusal =
  | NoDecision
  | { readonly kind: 'not-yours-to-give' }
  | { readonly kind: 'not-yours-to-write' }
  | { readonly kind: 'too-long' }
  | Changed
/** Given, partly or not; why, weighed in words that are sealed. What was given is sealed as where she is, or how she is reached. */
export async function decideAddress(
  visit: Visit,
  request: AddressRequest,
  said: Decision & { readonly balance: string },
  version: number,
): Promise<Result<Id, DecideRefusal>> {
  const against = againstDeciding(request, said, visit.actor.personId)
  if (against) return refuse(against)
  const { caseId } = request
  const balance = await writeRecord(visit, { caseId, class: 'C10', kind: 'address_balance', text: said.balance })
  if (!balance.ok) return refuse({ kind: 'not-yours-to-write' })
  const where = said.given.some((datum) => datum === 'address' || datum === 'workplace')
  const given = said.givenWords === null ? null : await writeRecord(visit, { caseId, class: where ? 'C3' : 'C2', kind: 'address_given', text: said.givenWords })
  if (given && !given.ok) return refuse({ kind: given.refusal.kind === 'too-long' ? 'too-long' : 'not-yours-to-give' })
  const { outcome, why } = said
  const kept = await keepDecision(visit.tx, request.id, version, {
    outcome,
    why,
    given: said.given,
    balanceRecord: balance.value,
    givenRecord: given === null ? null : given.value,
  })
  if (!kept) return refuse({ kind: 'changed', theirs: {}, version: request.version })
  visit.note({ caseId, object: request.id, reason: outcome, ground: 'act_2025_170' })
  return accept(request.id)
}

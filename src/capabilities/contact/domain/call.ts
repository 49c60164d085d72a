import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import { countsAsChild } from '#capabilities/contact/domain/child.ts'
import type { CallState, Consent, YesNoUnknown } from '#capabilities/contact/domain/codes.ts'

export type CallFacts = {
  readonly state: CallState
  readonly danger: YesNoUnknown
  readonly acute: boolean
  readonly child: YesNoUnknown
  readonly consents: readonly Consent[]
}

export type NotOpen = { readonly kind: 'already-settled' }

/** A call is settled once. A call that stays may still become or join a case, when the person calls again. */
export const maySettle = (state: CallState): Result<null, NotOpen> =>
  state === 'open' || state === 'stays' ? accept(null) : refuse({ kind: 'already-settled' })

export const mayStay = (state: CallState): Result<null, NotOpen> => (state === 'open' ? accept(null) : refuse({ kind: 'already-settled' }))

/** What a case starts with when a call becomes one. A call may be acute by the operator's word or by the danger that was said. */
export const caseFrom = (call: CallFacts): { readonly acute: boolean; readonly child: boolean; readonly protectionLevel: 1 } => ({
  acute: call.acute || call.danger !== 'no',
  child: countsAsChild(call.child),
  protectionLevel: 1,
})

/** Words cross to another zone only when the caller said so; codes cross always, since they say nothing of who she is. */
export const wordsMayCross = (call: Pick<CallFacts, 'consents'>): boolean => call.consents.includes('hand_over')

export const urgencies = ['acute', 'danger', 'unknown', 'none'] as const
export type Urgency = (typeof urgencies)[number]

/** One neutral word for a list. */
export const urgencyOf = (call: Pick<CallFacts, 'acute' | 'danger'>): Urgency =>
  call.acute ? 'acute' : call.danger === 'yes' ? 'danger' : call.danger === 'unknown' ? 'unknown' : 'none'

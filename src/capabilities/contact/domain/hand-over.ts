import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { HandOverAnswer } from '#capabilities/contact/domain/codes.ts'

export type HandOverFacts = { readonly answer: HandOverAnswer | null }

export type NoHandOver = { readonly kind: 'already-answered' }

export const mayAnswer = (handOver: HandOverFacts): Result<null, NoHandOver> => (handOver.answer === null ? accept(null) : refuse({ kind: 'already-answered' }))

/** What a call is after the answer: taken over, or back with those who had it. */
export const stateAfter = (answer: HandOverAnswer): 'handed_over' | 'open' => (answer === 'received' ? 'handed_over' : 'open')

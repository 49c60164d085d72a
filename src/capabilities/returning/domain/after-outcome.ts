import { hasDeclined, type PointView, type Try } from '#capabilities/returning/domain/follow-up.ts'
import type { Outcome } from '#capabilities/returning/domain/return.ts'

export type OutcomeLack = 'not-followed-long-enough' | 'she-has-not-declined' | 'she-is-not-lost' | 'still-to-be-looked-for' | 'nobody-knows-it'
export type AfterFacts = {
  readonly tries: readonly Try[]
  readonly views: readonly PointView[]
  /** An alarm that went to whoever is on the spot has been answered. */
  readonly lookedFor: boolean
  readonly exploitedAgain: boolean
}
/** What an end of somebody who has arrived rests on; `null` when it is there. Declined and lost are never taken for each other, and lost is never silent. */
export function outcomeLack(outcome: Outcome, { tries, views, lookedFor, exploitedAgain }: AfterFacts): OutcomeLack | null {
  const last = tries.findLast((one) => one.reach !== 'not_tried')?.reach
  switch (outcome) {
    case 'returned_monitored':
      return views.some(({ point, state }) => (point === 'm6' || point === 'm12') && state === 'reached') ? null : 'not-followed-long-enough'
    case 'returned_contact_declined':
      return hasDeclined(tries) ? null : 'she-has-not-declined'
    case 'returned_contact_lost':
      if (last === 'reached' || last === 'declined') return 'she-is-not-lost'
      return lookedFor ? null : 'still-to-be-looked-for'
    case 're_exploited_known':
      return exploitedAgain ? null : 'nobody-knows-it'
    default:
      return null
  }
}

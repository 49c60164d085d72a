import type { Outcome, Part, Phase } from '#capabilities/returning/domain/return.ts'

/** Who decides about admission: both, and the same. */
export const deciders = ['coordinator', 'partner'] as const satisfies readonly Part[]
export type Decider = (typeof deciders)[number]
export const isDecider = (part: Part | null): part is Decider => part === 'coordinator' || part === 'partner'

export const admissionAnswers = ['yes', 'no'] as const
export type AdmissionAnswer = (typeof admissionAnswers)[number]
export const noReasons = ['not_eligible', 'not_her_own_wish', 'not_safe', 'no_right_there', 'not_best_for_the_child', 'no_reception'] as const
export type NoReason = (typeof noReasons)[number]

export type Decision = { readonly part: Decider; readonly unitId: string; readonly madeBy: string; readonly answer: AdmissionAnswer }

/** How the decisions stand together. One no is a no; a yes is two people of two parts of the case. */
export function admissionOf(decisions: readonly Decision[]): 'waiting' | 'admitted' | 'not_admitted' {
  if (decisions.some((one) => one.answer === 'no')) return 'not_admitted'
  const both = deciders.every((part) => decisions.some((one) => one.part === part))
  const people = new Set(decisions.map((one) => one.madeBy))
  const units = new Set(decisions.map((one) => one.unitId))
  return both && people.size === 2 && units.size === 2 ? 'admitted' : 'waiting'
}

/** A child returns only when both countries find it best for the child. */
export const sides = ['sweden', 'there'] as const
export type Side = (typeof sides)[number]
export const founds = ['best', 'not_best'] as const
export type Found = (typeof founds)[number]
export const authorities = ['social_board', 'child_protection', 'court', 'central_authority'] as const
export type Authority = (typeof authorities)[number]
export const channels = ['own_decision', 'central_authority', 'embassy', 'social_service_network', 'programme'] as const
export type Channel = (typeof channels)[number]

export type SideFound = { readonly side: Side; readonly found: Found }
/** The newest finding of each side, given newest first. */
export const newestFindings = <Row extends SideFound>(findings: readonly Row[]): readonly Row[] =>
  sides.flatMap((side) => findings.find((one) => one.side === side) ?? [])
/** No answer holds; so does a no. */
export const bothFindBest = (findings: readonly SideFound[]): boolean => {
  const newest = newestFindings(findings)
  return newest.length === sides.length && newest.every((one) => one.found === 'best')
}

export type DecideFault = 'decided-already' | 'same-person' | 'reason-needed' | 'child-waits' | 'decided-in-future' | 'consent-gone'
/** Whether this decision may be added to those that are there. */
export function decideFault(
  asked: {
    readonly part: Decider
    readonly unitId: string
    readonly me: string
    readonly answer: AdmissionAnswer
    readonly reason: NoReason | null
    readonly decidedOn: string
  },
  there: {
    readonly decisions: readonly Decision[]
    readonly isChild: boolean
    readonly findings: readonly SideFound[]
    readonly consent: boolean
    readonly today: string
  },
): DecideFault | null {
  if (there.decisions.some((one) => one.part === asked.part)) return 'decided-already'
  if (there.decisions.some((one) => one.madeBy === asked.me || one.unitId === asked.unitId)) return 'same-person'
  if (asked.decidedOn > there.today) return 'decided-in-future'
  if (asked.answer === 'no') return asked.reason === null ? 'reason-needed' : null
  if (!there.consent) return 'consent-gone'
  return there.isChild && !bothFindBest(there.findings) ? 'child-waits' : null
}

/** A finding may change as long as the journey has not begun. */
export const mayFind = (phase: Phase): boolean => phase === 'choice' || phase === 'applied' || phase === 'admitted'

/** Before the journey has ended she can change her mind, with no reason. */
export const mayWithdraw = (phase: Phase): boolean => phase !== 'arrived' && phase !== 'ended'
export const withdrawals = ['withdrew_before_travel', 'stayed_in_sweden'] as const satisfies readonly Outcome[]

/** With what a return may be closed, by how far it has come. Lost and declined are two things: nobody could reach her, or she wanted no more contact. */
export function outcomesIn(phase: Phase): readonly Outcome[] {
  switch (phase) {
    case 'arrived':
      return ['returned_monitored', 'returned_contact_declined', 'returned_contact_lost', 're_exploited_known']
    case 'travelling':
      return ['returned_contact_declined', 'returned_contact_lost', 're_exploited_known', 'stayed_in_sweden']
    case 'ended':
      return []
    default:
      return ['postponed_trial', 'postponed_risk', 'stayed_in_sweden']
  }
}

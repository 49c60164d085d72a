import { daysAfter, type Instant } from '#kernel/time.ts'

export const disclosurePurposes = [
  'protect_tonight',
  'place_in_shelter',
  'health_care',
  'investigate_crime',
  'plan_support',
  'child_protection',
  'residence_permit',
  'plan_return',
  'pay_costs',
] as const
export type DisclosurePurpose = (typeof disclosurePurposes)[number]

export const disclosureModes = ['snapshot', 'running'] as const
export type DisclosureMode = (typeof disclosureModes)[number]

/** How one made sure that the recipient is who it should be. */
export const verifications = ['in_person', 'call_back', 'known_function', 'sdk'] as const
export type Verification = (typeof verifications)[number]

/** A way through secrecy between two kinds of zones, as dated reference data. */
export type Ground = {
  readonly code: string
  readonly classes: readonly string[]
  readonly law: string
  readonly needsText: boolean
  readonly needsSecond: boolean
}

/** Three months at first, six at most; where she is: fourteen days, and no longer. */
export const firstUntil = (classes: readonly string[], now: Instant): Instant => daysAfter(now, classes.includes('C3') ? 14 : 90)
export const lastUntil = (classes: readonly string[], now: Instant): Instant => daysAfter(now, classes.includes('C3') ? 14 : 183)

export type Proposal = {
  readonly classes: readonly string[]
  readonly mode: DisclosureMode
  readonly until: Instant
  readonly toCountry: string
  readonly fromKind: string
  /** No earlier disclosure of this class to this zone in this case. */
  readonly newZone: boolean
}

/** A second person is asked for where she is, what threatens her to a zone that is new, children's records, a recipient abroad, a running disclosure, or when the ground says so. */
export const needsSecond = (proposal: Proposal, ground: Ground): boolean =>
  proposal.classes.includes('C3') ||
  proposal.classes.includes('C9') ||
  (proposal.classes.includes('C10') && proposal.newZone) ||
  proposal.toCountry !== 'SE' ||
  proposal.mode === 'running' ||
  ground.needsSecond

export type DisclosureFault = 'ground-not-valid' | 'needs-words' | 'too-long' | 'already-over' | 'location-from-elsewhere'

/**
 * What is wrong with the decision before it is even asked for; `null` when nothing is. Where she is leaves only the zone that wrote it down:
 * a copy that was received is not passed on.
 */
export function faultOf(proposal: Proposal, ground: Ground | null, harmTest: string, now: Instant, received: boolean): DisclosureFault | null {
  if (!ground || !proposal.classes.every((cls) => ground.classes.includes(cls))) return 'ground-not-valid'
  if (harmTest.trim().length < (ground.needsText ? 20 : 1)) return 'needs-words'
  if (proposal.until <= now) return 'already-over'
  if (proposal.until > lastUntil(proposal.classes, now)) return 'too-long'
  if (received && proposal.classes.includes('C3')) return 'location-from-elsewhere'
  return null
}

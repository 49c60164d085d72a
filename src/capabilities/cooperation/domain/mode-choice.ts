import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Mode } from '#capabilities/cooperation/domain/modes.ts'

/** What a consent covers, in codes. An empty list of zones covers nobody. */
export type ConsentFacts = {
  readonly id: Id
  readonly zones: readonly Id[]
  readonly classes: readonly string[]
  readonly validUntil: Instant | null
  readonly withdrawnAt: Instant | null
}

export type ModeWish = {
  readonly mode: Mode
  readonly consentId: Id | null
  readonly ground: string | null
}

export type NoMode = { readonly kind: 'consent-needed' } | { readonly kind: 'consent-does-not-cover' } | { readonly kind: 'ground-needed' }

export const isValid = (consent: ConsentFacts, now: Instant): boolean =>
  consent.withdrawnAt === null && (consent.validUntil === null || consent.validUntil > now)

/** Whether a meeting may be held this way, and what may then be offered by disclosure. `others` are the invited zones but the convening one. */
export function chooseMode(
  wish: ModeWish,
  facts: {
    readonly consents: readonly ConsentFacts[]
    readonly grounds: readonly { readonly code: string; readonly classes: readonly string[] }[]
    readonly others: readonly Id[]
    readonly now: Instant
  },
): Result<{ readonly classes: readonly string[] }, NoMode> {
  if (wish.mode === 'anonymised') return accept({ classes: [] })
  if (wish.mode === 'consented') {
    const consent = facts.consents.find((each) => each.id === wish.consentId)
    if (!consent || !isValid(consent, facts.now)) return refuse({ kind: 'consent-needed' })
    if (!facts.others.every((zone) => consent.zones.includes(zone))) return refuse({ kind: 'consent-does-not-cover' })
    return accept({ classes: consent.classes })
  }
  const ground = facts.grounds.find((each) => each.code === wish.ground)
  return ground ? accept({ classes: ground.classes }) : refuse({ kind: 'ground-needed' })
}

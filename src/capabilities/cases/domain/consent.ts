import { spokenLanguages } from '#kernel/spoken-language.ts'
import { daysAfter, type Instant } from '#kernel/time.ts'

export const consentForms = ['oral', 'written', 'recorded'] as const
export const capacities = ['adult', 'child_by_maturity', 'custodian', 'representative'] as const

/** In which language somebody was informed. A choice, so that nothing else can be typed. */
export const informedLanguages = spokenLanguages

export type Consent = {
  readonly refused: boolean
  readonly classes: readonly string[]
  /** Zones. */
  readonly recipients: readonly string[]
  readonly purposes: readonly string[]
  readonly givenOn: string
  readonly validUntil: Instant
  readonly withdrawnAt: Instant | null
}

/** Six months at first. */
export const consentUntil = (now: Instant): Instant => daysAfter(now, 182)

/** Whether it carries these classes to this zone for this purpose now. A refusal carries nothing, and stops nothing else. */
export const carries = (
  consent: Consent,
  asked: { readonly classes: readonly string[]; readonly toZone: string; readonly purpose: string },
  now: Instant,
): boolean =>
  !consent.refused &&
  consent.withdrawnAt === null &&
  now < consent.validUntil &&
  consent.recipients.includes(asked.toZone) &&
  consent.purposes.includes(asked.purpose) &&
  asked.classes.every((cls) => consent.classes.includes(cls))

import type { Residence } from '#capabilities/cases/contract.ts'
import type { Outcome } from '#capabilities/support/domain/deadline-codes.ts'
import type { Permit } from '#capabilities/support/domain/permit.ts'

/** What happened to a permit: it was applied for, decided, taken back by who applied, or its last day has passed. */
export type PermitEvent = 'applied' | 'granted' | 'refused' | 'withdrawn' | 'revoked' | 'ended'

/** Rights of residence that rest on nothing but these permits. Others (a right by EU law, asylum, another permit, an expulsion) are left to a person. */
const restsOnPermits: readonly Residence[] = ['unknown', 'applied_5_15', 'reflection_period', 'permit_5_15', 'no_permit']
/** Nothing holds, as far as is known: an application is something. */
const nothing: readonly Residence[] = ['unknown', 'no_permit']
const lost: readonly Residence[] = ['applied_5_15', 'reflection_period', 'permit_5_15']

const holdsOn = (one: Permit, day: string): boolean =>
  one.outcome === 'granted' && one.revokedOn === null && one.validFrom !== null && one.validTo !== null && one.validFrom <= day && day <= one.validTo
const valueOf = (one: Permit): Residence => (one.kind === 'permit' ? 'permit_5_15' : 'reflection_period')
const bestOf = (all: readonly Permit[], day: string): Residence | null => {
  const values = all.filter((one) => holdsOn(one, day)).map(valueOf)
  return values.includes('permit_5_15') ? 'permit_5_15' : (values[0] ?? null)
}

/**
 * What the card should say of the right of residence after this, where the law leaves no doubt; `null`: it stays as it is.
 *
 * @param all every permit of the case as it is afterwards
 * @param today as `2026-11-21`: what holds now is what counts
 * @param before what the card said before an application: with nothing granted since, that is what is known again
 */
export function residenceAfter(
  event: PermitEvent,
  all: readonly Permit[],
  residence: Residence,
  today: string,
  before: Residence | null = null,
): Residence | null {
  if (!restsOnPermits.includes(residence)) return null
  const best = bestOf(all, today)
  if (event === 'applied') return best === null && nothing.includes(residence) ? 'applied_5_15' : null
  const left = before === 'unknown' && residence === 'applied_5_15' && !all.some((one) => one.outcome === 'granted') ? before : 'no_permit'
  const became = best ?? (event !== 'granted' && lost.includes(residence) && !all.some((one) => one.outcome === 'waiting') ? left : null)
  return became === residence ? null : became
}

/** The last day of a permit has passed, and nothing came instead. */
export const endsPermit = (code: string, outcome: Outcome): boolean => outcome === 'missed' && ['BETANK', 'PERM6'].includes(code)

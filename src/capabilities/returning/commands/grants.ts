import type { Day } from '#kernel/day.ts'
import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import type { CounterReason, GrantPurpose, GrantType, Payee } from '#capabilities/returning/domain/after-codes.ts'
import { follows, mayDo, parseAmount, withinCeiling, type Currency, type GrantDeed } from '#capabilities/returning/domain/grant.ts'
import type { AfterEntered } from '#capabilities/returning/queries/enter-after.ts'
import { ceilingOn } from '#capabilities/returning/store/after-rules.ts'
import {
  findGrant,
  insertCounter,
  insertGrant,
  insertReceipt,
  lockGranted,
  setApproved,
  setDropped,
  setPaid,
  type Grant,
  type Receipt,
} from '#capabilities/returning/store/grant.ts'

export type NewGrant = {
  readonly type: GrantType
  readonly purpose: GrantPurpose
  readonly currency: Currency
  readonly amount: string
  readonly payee: Payee
  readonly herWordOn: Day | null
}
export type PlanRefusal =
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'not-an-amount' }
  | { readonly kind: 'her-word-missing' }
  | { readonly kind: 'her-word-not-needed' }
  | { readonly kind: 'in-the-future' }

/** Planned by one; another must approve it. Nobody of her family is paid without her own word, given on a day. */
export async function planGrant(visit: Visit, { journey, place }: AfterEntered, made: NewGrant): Promise<Result<Id, PlanRefusal>> {
  if (!mayDo(journey.part, 'plan')) return refuse({ kind: 'not-yours' })
  const minor = parseAmount(made.amount, made.currency)
  if (minor === null) return refuse({ kind: 'not-an-amount' })
  if (made.payee === 'family_by_her_word' && made.herWordOn === null) return refuse({ kind: 'her-word-missing' })
  if (made.payee !== 'family_by_her_word' && made.herWordOn !== null) return refuse({ kind: 'her-word-not-needed' })
  if (made.herWordOn !== null && made.herWordOn > isoDay(visit.now)) return refuse({ kind: 'in-the-future' })
  await lockGranted(visit.tx, place.caseId)
  const id = newId()
  const { type, purpose, currency, payee, herWordOn } = made
  await insertGrant(visit.tx, place, { id, type, purpose, currency, minor, payee, herWordOn })
  visit.note({ object: id })
  return accept(id)
}

export type GrantRefusal = { readonly kind: 'not-yours' } | { readonly kind: 'does-not-follow' } | Changed
const hinders = (grant: Grant, entered: AfterEntered, deed: Exclude<GrantDeed, 'plan'>, version: number): GrantRefusal | null => {
  if (!mayDo(entered.journey.part, deed)) return { kind: 'not-yours' }
  if (grant.version !== version) return { kind: 'changed', theirs: {}, version: grant.version }
  return follows(grant.state, deed) ? null : { kind: 'does-not-follow' }
}
const said = async (visit: Visit, grant: Grant, done: boolean): Promise<Result<Id, GrantRefusal>> => {
  if (!done) return refuse({ kind: 'changed', theirs: {}, version: (await findGrant(visit.tx, grant.returnId, grant.id))?.version ?? grant.version })
  visit.note({ object: grant.id })
  return accept(grant.id)
}

export type ApproveRefusal =
  | GrantRefusal
  | { readonly kind: 'own-plan' }
  | { readonly kind: 'rate-missing' }
  | { readonly kind: 'not-an-amount' }
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'no-ceiling' }
  | { readonly kind: 'above-ceiling' }
type Rate = { readonly sek: string | null; readonly rateOn: Day | null }

/** What it is in Swedish öre: itself, or by the rate of a day that somebody states. */
function worth(grant: Grant, { sek, rateOn }: Rate, today: Day): Result<{ readonly ore: number; readonly rateOn: Day | null }, ApproveRefusal> {
  if (grant.currency === 'SEK') return accept({ ore: grant.minor, rateOn: null })
  if (sek === null || rateOn === null) return refuse({ kind: 'rate-missing' })
  if (rateOn > today) return refuse({ kind: 'in-the-future' })
  const ore = parseAmount(sek, 'SEK')
  return ore === null ? refuse({ kind: 'not-an-amount' }) : accept({ ore, rateOn })
}

/** Approved by another than who planned it, within what one person may be granted in all. Who approves at the same moment comes after, and sees this one. */
export async function approveGrant(visit: Visit, entered: AfterEntered, grant: Grant, rate: Rate, version: number): Promise<Result<Id, ApproveRefusal>> {
  const hinder = hinders(grant, entered, 'approve', version)
  if (hinder) return refuse(hinder)
  if (grant.madeBy === visit.actor.personId) return refuse({ kind: 'own-plan' })
  const today = isoDay(visit.now)
  const value = worth(grant, rate, today)
  if (!value.ok) return value
  const granted = await lockGranted(visit.tx, entered.place.caseId)
  const ceiling = await ceilingOn(visit.tx, today)
  if (!ceiling) return refuse({ kind: 'no-ceiling' })
  if (!withinCeiling(granted, value.value.ore, ceiling.ore)) return refuse({ kind: 'above-ceiling' })
  return await said(visit, grant, await setApproved(visit.tx, grant.id, version, value.value))
}

export type PayRefusal = GrantRefusal | { readonly kind: 'in-the-future' } | { readonly kind: 'before-the-return' } | { readonly kind: 'own-approval' }
/** It was paid on this day, by another than who approved it. From here on nothing of it is changed. */
export async function payGrant(visit: Visit, entered: AfterEntered, grant: Grant, on: Day, version: number): Promise<Result<Id, PayRefusal>> {
  const hinder = hinders(grant, entered, 'pay', version)
  if (hinder) return refuse(hinder)
  if (grant.approvedBy === visit.actor.personId) return refuse({ kind: 'own-approval' })
  if (on > isoDay(visit.now)) return refuse({ kind: 'in-the-future' })
  if (on < isoDay(entered.journey.madeAt)) return refuse({ kind: 'before-the-return' })
  return await said(visit, grant, await setPaid(visit.tx, grant.id, version, on))
}

/** It is not to be paid after all. */
export async function dropGrant(visit: Visit, entered: AfterEntered, grant: Grant, version: number): Promise<Result<Id, GrantRefusal>> {
  const hinder = hinders(grant, entered, 'drop', version)
  return hinder ? refuse(hinder) : await said(visit, grant, await setDropped(visit.tx, grant.id, version))
}

export type CounterRefusal = GrantRefusal | { readonly kind: 'is-a-correction' } | { readonly kind: 'taken-back-already' }
/** A mistake is never edited: a line of the same amount below nought takes it back. Both stay. */
export async function counterGrant(visit: Visit, entered: AfterEntered, grant: Grant, reason: CounterReason): Promise<Result<Id, CounterRefusal>> {
  if (grant.counters !== null) return refuse({ kind: 'is-a-correction' })
  const hinder = hinders(grant, entered, 'counter', grant.version)
  if (hinder) return refuse(hinder)
  await lockGranted(visit.tx, entered.place.caseId)
  const id = newId()
  if (!(await insertCounter(visit.tx, entered.place, grant, id, reason, isoDay(visit.now)))) return refuse({ kind: 'taken-back-already' })
  visit.note({ object: id })
  return accept(id)
}

export type ReceiptRefusal =
  | { readonly kind: 'not-paid-yet' }
  | { readonly kind: 'said-already' }
  | { readonly kind: 'say-when' }
  | { readonly kind: 'in-the-future' }
/** Whether there is a receipt, its number and its day; said once. */
export async function noteReceipt(visit: Visit, { place }: AfterEntered, grant: Grant, receipt: Receipt): Promise<Result<Id, ReceiptRefusal>> {
  if (grant.state !== 'paid' || grant.counters !== null) return refuse({ kind: 'not-paid-yet' })
  if (receipt.thereIs && receipt.onDay === null) return refuse({ kind: 'say-when' })
  if (receipt.onDay !== null && receipt.onDay > isoDay(visit.now)) return refuse({ kind: 'in-the-future' })
  const kept = receipt.thereIs ? receipt : { thereIs: false, code: null, onDay: null }
  if (!(await insertReceipt(visit.tx, place, grant.id, kept))) return refuse({ kind: 'said-already' })
  visit.note({ object: grant.id })
  return accept(grant.id)
}

import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Consent } from '#capabilities/cases/domain/consent.ts'

export type ConsentRow = Consent & {
  readonly id: Id
  readonly caseId: Id
  readonly informedBy: Id
  readonly language: string
  readonly interpreter: boolean
  readonly form: 'oral' | 'written' | 'recorded'
  readonly capacity: 'adult' | 'child_by_maturity' | 'custodian' | 'representative'
  readonly conditionsRecord: Id | null
  readonly expiredAt: Instant | null
  readonly madeAt: Instant
}

const columns = sql`k.id, k.case_id as "caseId", k.refused, k.informed_by as "informedBy", k.language, k.interpreter, k.given_on::text as "givenOn", k.form, k.classes, k.recipients, k.purposes,
  k.capacity, k.conditions_record as "conditionsRecord", k.valid_until as "validUntil", k.withdrawn_at as "withdrawnAt", k.expired_at as "expiredAt", k.made_at as "madeAt"`

/** The own zone's consents of a case, refusals too, newest first. */
export async function listConsents(tx: Tx, caseId: Id): Promise<readonly ConsentRow[]> {
  const { rows } = await sql<ConsentRow>`select ${columns} from cases.consent k where k.case_id = ${caseId} order by k.made_at desc, k.id limit 200`.execute(tx)
  return rows
}
export async function findConsent(tx: Tx, caseId: Id, id: Id): Promise<ConsentRow | null> {
  return (await listConsents(tx, caseId)).find((consent) => consent.id === id) ?? null
}

export type NewConsent = Omit<ConsentRow, 'informedBy' | 'withdrawnAt' | 'expiredAt' | 'madeAt'> & { readonly unitId: Id }
export async function insertConsent(tx: Tx, consent: NewConsent): Promise<void> {
  await sql`
    insert into cases.consent (id, case_id, unit_id, zone_id, refused, informed_by, language, interpreter, given_on, form, classes, recipients, purposes, capacity, conditions_record, valid_until)
    values (${consent.id}, ${consent.caseId}, ${consent.unitId}, (select authz.my_zone()), ${consent.refused}, (select authz.me()), ${consent.language}, ${consent.interpreter},
      ${consent.givenOn}::date, ${consent.form}, ${[...consent.classes]}::text[], ${[...consent.recipients]}::uuid[], ${[...consent.purposes]}::text[], ${consent.capacity},
      ${consent.conditionsRecord}, ${consent.validUntil})`.execute(tx)
}

/** How many disclosures ended with it; `null` when there was nothing to withdraw. */
export async function withdrawConsentRow(tx: Tx, id: Id): Promise<number | null> {
  const { rows } = await sql<{ n: number | null }>`select cases.withdraw_consent(${id}) as n`.execute(tx)
  return rows[0]?.n ?? null
}

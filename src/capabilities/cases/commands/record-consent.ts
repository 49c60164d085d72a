import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { daysAfter, type Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findZones } from '#capabilities/people/contract.ts'
import { membershipOf } from '#capabilities/cases/domain/access.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { mayWrite } from '#capabilities/cases/domain/may-write.ts'
import { writeRecord } from '#capabilities/cases/commands/write-record.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { touch } from '#capabilities/cases/store/card.ts'
import { findConsent, insertConsent, withdrawConsentRow, type NewConsent } from '#capabilities/cases/store/consent.ts'
import { waitForReaders } from '#capabilities/cases/store/reading.ts'

export type ConsentFacts = Omit<NewConsent, 'id' | 'caseId' | 'unitId' | 'conditionsRecord' | 'validUntil'> & {
  readonly validUntil: Instant
  readonly conditions: string | null
}
export type ConsentRefusal =
  | { readonly kind: 'no-such-case' }
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'no-such-zone' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'already-over' }
  | { readonly kind: 'no-words-there' }

/** What the person said, yes or no, as any member of the zone heard it. A no changes nothing else in the case. */
export async function recordConsent(visit: Visit, caseId: Id, facts: ConsentFacts): Promise<Result<Id, ConsentRefusal>> {
  const loaded = await loadCase(visit, caseId)
  const member = loaded && membershipOf(loaded.access)
  if (!loaded || !member || !mayAct(loaded.access, 'record-wish')) return refuse({ kind: 'no-such-case' })
  if (facts.givenOn > dayOf(visit.now)) return refuse({ kind: 'in-the-future' })
  if ((await findZones(visit.tx, { ids: facts.recipients })).length < new Set(facts.recipients).size) return refuse({ kind: 'no-such-zone' })
  if (facts.validUntil <= visit.now) return refuse({ kind: 'already-over' })
  if (facts.validUntil > daysAfter(visit.now, 366)) return refuse({ kind: 'too-long' })
  const { conditions, ...rest } = facts
  let conditionsRecord: Id | null = null
  if (conditions) {
    if (mayWrite(loaded.access, 'C4') === 'none') return refuse({ kind: 'no-words-there' })
    const written = await writeRecord(visit, { caseId, class: 'C4', kind: 'consent_conditions', text: conditions }, loaded)
    if (!written.ok) return refuse({ kind: 'no-words-there' })
    conditionsRecord = written.value
  }
  const id = newId()
  await insertConsent(visit.tx, { ...rest, id, caseId, unitId: member.unitId, conditionsRecord })
  await touch(visit.tx, caseId)
  visit.note({ caseId, object: id, classes: facts.classes, reason: facts.refused ? 'refused' : 'given' })
  return accept(id)
}

/** The person takes it back: whoever hears it writes it down, and everything that rested on it ends in the same moment. */
export async function withdrawConsent(visit: Visit, caseId: Id, consentId: Id): Promise<Result<number, { readonly kind: 'no-such-consent' }>> {
  const loaded = await loadCase(visit, caseId)
  const consent = loaded && mayAct(loaded.access, 'record-wish') ? await findConsent(visit.tx, caseId, consentId) : null
  if (consent) await waitForReaders(visit.tx, caseId)
  const ended = consent && (await withdrawConsentRow(visit.tx, consentId))
  if (ended === null) return refuse({ kind: 'no-such-consent' })
  await touch(visit.tx, caseId, true)
  visit.note({ caseId, object: consentId, count: ended })
  return accept(ended)
}

import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { writeRecord } from '#capabilities/cases/contract.ts'
import { answerDeadlines } from '#capabilities/support/commands/apply-permit.ts'
import { followOnCard } from '#capabilities/support/commands/follow-permit.ts'
import { startDeadlines, type StartRefusal } from '#capabilities/support/commands/start-deadlines.ts'
import { decideFault, triggerOf, type Decided, type DecideFault } from '#capabilities/support/domain/permit.ts'
import type { EnteredLaw } from '#capabilities/support/queries/enter-law.ts'
import { addTold, permitsOf, setDecided, setReceived, setRevoked, setStay, type PermitRow, type Told } from '#capabilities/support/store/permit.ts'

type Duty = { readonly personId: Id; readonly deputyId: Id | null }
export type DecideRefusal =
  | { readonly kind: DecideFault }
  | { readonly kind: 'decided-already' }
  | { readonly kind: 'not-yours-to-write' }
  | Exclude<StartRefusal, { readonly kind: 'decided-in-future' | 'ends-before-it-begins' }>
  | Changed

/** Somebody else saved first: what the row is now. */
async function lost(visit: Visit, permit: PermitRow): Promise<Changed> {
  const now = (await permitsOf(visit.tx, permit.caseId)).find((one) => one.id === permit.id)
  return { kind: 'changed', theirs: {}, version: now?.version ?? permit.version }
}

/** What the decision says, as it stands in the document. It answers the clocks that waited, and sets the next ones going. */
export async function decidePermit(
  visit: Visit,
  { card, standing }: EnteredLaw,
  permit: PermitRow,
  version: number,
  said: Decided & { readonly number: string | null } & Duty,
): Promise<Result<Id, DecideRefusal>> {
  if (permit.outcome !== 'waiting') return refuse({ kind: 'decided-already' })
  const fault = decideFault(permit.kind, permit.sentOn, said, isoDay(visit.now))
  if (fault !== null) return refuse({ kind: fault })
  const paper = said.number === null ? null : await writeRecord(visit, { caseId: card.id, class: 'C7', kind: 'permit_paper', text: said.number })
  if (paper && !paper.ok) return refuse({ kind: 'not-yours-to-write' })
  const granted = said.outcome === 'granted'
  const row = {
    outcome: said.outcome,
    decidedOn: said.decidedOn,
    validFrom: granted ? said.validFrom : null,
    validTo: granted ? said.validTo : null,
    paperRecord: paper === null ? null : paper.value,
  }
  if (!(await setDecided(visit.tx, permit.id, version, row))) return refuse(await lost(visit, permit))
  if (granted && permit.kind !== 'reflection')
    await answerDeadlines(visit, card.id, ['BETANK', 'BETANK-X'], permit.kind === 'extension' ? 'extended' : 'replaced', said.decidedOn)
  if (said.outcome !== 'waiting') await followOnCard(visit, card, said.outcome, said.decidedOn)
  const trigger = triggerOf(permit.kind, said.outcome)
  if (trigger !== null) {
    const onDay = granted ? (said.validFrom ?? said.decidedOn) : said.decidedOn
    const begun = await startDeadlines(visit, card.id, standing, { trigger, onDay, endsOn: row.validTo, personId: said.personId, deputyId: said.deputyId })
    if (!begun.ok) return refuse(begun.refusal as DecideRefusal & { kind: 'not-a-colleague' })
  }
  visit.note({ caseId: card.id, object: permit.id, reason: said.outcome })
  return accept(permit.id)
}

export type ReceiveRefusal = { readonly kind: 'received-in-future' } | { readonly kind: 'received-before-sent' } | Changed
export async function receivePermit(visit: Visit, permit: PermitRow, version: number, on: string): Promise<Result<Id, ReceiveRefusal>> {
  if (on > isoDay(visit.now)) return refuse({ kind: 'received-in-future' })
  if (on < permit.sentOn) return refuse({ kind: 'received-before-sent' })
  if (!(await setReceived(visit.tx, permit.id, version, on))) return refuse(await lost(visit, permit))
  visit.note({ caseId: permit.caseId, object: permit.id })
  return accept(permit.id)
}

export type RevokeRefusal =
  | { readonly kind: 'nothing-to-revoke' }
  | { readonly kind: 'revoked-in-future' }
  | { readonly kind: 'not-heard' }
  | { readonly kind: 'heard-after' }
  | StartRefusal
  | Changed
/** A permit is revoked only after the applicant was heard (UtlL 7:7 b). Only the applicant may appeal. */
export async function revokePermit(
  visit: Visit,
  { card, standing }: EnteredLaw,
  permit: PermitRow,
  version: number,
  said: { readonly revokedOn: string; readonly heardOn: string | null } & Duty,
): Promise<Result<Id, RevokeRefusal>> {
  if (permit.outcome !== 'granted' || permit.revokedOn !== null) return refuse({ kind: 'nothing-to-revoke' })
  if (said.revokedOn > isoDay(visit.now)) return refuse({ kind: 'revoked-in-future' })
  if (said.heardOn === null) return refuse({ kind: 'not-heard' })
  if (said.heardOn > said.revokedOn) return refuse({ kind: 'heard-after' })
  if (!(await setRevoked(visit.tx, permit.id, version, said.revokedOn, said.heardOn))) return refuse(await lost(visit, permit))
  await answerDeadlines(visit, card.id, permit.kind === 'permit' ? ['PERM6'] : ['BETANK', 'BETANK-X'], 'replaced', said.revokedOn)
  await followOnCard(visit, card, 'revoked', said.revokedOn)
  const begun = await startDeadlines(visit, card.id, standing, {
    trigger: 'permit_refused',
    onDay: said.revokedOn,
    endsOn: null,
    personId: said.personId,
    deputyId: said.deputyId,
  })
  if (!begun.ok) return begun
  visit.note({ caseId: card.id, object: permit.id })
  return accept(permit.id)
}

export type StayRefusal = { readonly kind: 'stay-before-sent' } | { readonly kind: 'stay-in-future' } | { readonly kind: 'ends-before-it-begins' } | Changed
/** Enforcement of an expulsion was stayed: possible once somebody has applied (UtlL 12:12 b). */
export async function stayPermit(visit: Visit, permit: PermitRow, version: number, on: string, endedOn: string | null): Promise<Result<Id, StayRefusal>> {
  if (on > isoDay(visit.now)) return refuse({ kind: 'stay-in-future' })
  if (on < permit.sentOn) return refuse({ kind: 'stay-before-sent' })
  if (endedOn !== null && endedOn < on) return refuse({ kind: 'ends-before-it-begins' })
  if (!(await setStay(visit.tx, permit.id, version, on, endedOn))) return refuse(await lost(visit, permit))
  visit.note({ caseId: permit.caseId, object: permit.id })
  return accept(permit.id)
}

export type TellRefusal = { readonly kind: 'told-in-future' }
export async function tellOfPermit(visit: Visit, permit: PermitRow, told: Omit<Told, 'id' | 'permitId'>): Promise<Result<Id, TellRefusal>> {
  if (told.toldOn > isoDay(visit.now)) return refuse({ kind: 'told-in-future' })
  const id = newId()
  await addTold(visit.tx, permit, { ...told, id, permitId: permit.id })
  visit.note({ caseId: permit.caseId, object: permit.id })
  return accept(id)
}

import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { raiseChildFlag, writeRecord } from '#capabilities/cases/contract.ts'
import { answerDeadlines } from '#capabilities/support/commands/apply-permit.ts'
import { startAlso } from '#capabilities/support/commands/start-deadlines.ts'
import type { ConcernPart, CustodianStance, IncidentKind, SendWay } from '#capabilities/support/domain/child.ts'
import { writeConcern } from '#capabilities/support/queries/concern-sheet.ts'
import type { EnteredLaw } from '#capabilities/support/queries/enter-law.ts'
import { addConcern, addIncident, endIncident, setConcernReceived, setSent, type Concern } from '#capabilities/support/store/child-concern.ts'
import { lawWords } from '#capabilities/support/words.law.ts'

export type NewConcern = {
  readonly suspectedOn: string
  readonly danger: Concern['danger']
  readonly custodian: CustodianStance
  readonly parts: Readonly<Record<ConcernPart, string | null>>
}
export type ConcernRefusal = { readonly kind: 'suspected-in-future' } | { readonly kind: 'nothing-written' } | { readonly kind: 'not-yours-to-write' }

/** A report of concern is written at once. From the suspicion on the clock says so. */
export async function draftConcern(visit: Visit, { card, standing }: EnteredLaw, made: NewConcern): Promise<Result<Id, ConcernRefusal>> {
  if (made.suspectedOn > isoDay(visit.now)) return refuse({ kind: 'suspected-in-future' })
  if (made.parts.seen === null && made.parts.said === null && made.parts.worry === null) return refuse({ kind: 'nothing-written' })
  const text = writeConcern(made.parts, lawWords[visit.actor.language].children.concernParts)
  const written = await writeRecord(visit, { caseId: card.id, class: 'C9', kind: 'concern_report', text })
  if (!written.ok) return refuse({ kind: 'not-yours-to-write' })
  const id = newId()
  const { suspectedOn, danger, custodian } = made
  await addConcern(visit.tx, { caseId: card.id, unitId: standing.unitId }, { id, suspectedOn, danger, custodian, sheetRecord: written.value })
  await startAlso(visit, card.id, standing, 'child_suspected', suspectedOn)
  if (card.child === 'no') await raiseChildFlag(visit, card.id, 'unknown')
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}

export type SentRefusal = { readonly kind: 'sent-already' } | { readonly kind: 'sent-in-future' } | { readonly kind: 'sent-before' } | Changed
export async function sendConcern(visit: Visit, caseId: Id, concern: Concern, version: number, at: Instant, how: SendWay): Promise<Result<Id, SentRefusal>> {
  if (concern.sentAt !== null) return refuse({ kind: 'sent-already' })
  if (at > visit.now) return refuse({ kind: 'sent-in-future' })
  if (isoDay(at) < concern.suspectedOn) return refuse({ kind: 'sent-before' })
  if (!(await setSent(visit.tx, concern.id, version, at, how))) return refuse({ kind: 'changed', theirs: {}, version })
  await answerDeadlines(visit, caseId, ['OROS'], 'met', isoDay(at))
  visit.note({ caseId, object: concern.id })
  return accept(concern.id)
}

export type ReceivedRefusal = { readonly kind: 'not-sent-yet' } | { readonly kind: 'received-in-future' } | { readonly kind: 'received-before' } | Changed
/** The receipt: from that day the board assesses at once and decides within the law's time. Those days are kept here too, so that somebody asks. */
export async function receiveConcern(
  visit: Visit,
  { card, standing }: EnteredLaw,
  concern: Concern,
  version: number,
  on: string,
): Promise<Result<Id, ReceivedRefusal>> {
  if (concern.sentAt === null || concern.receivedOn !== null) return refuse({ kind: 'not-sent-yet' })
  if (on > isoDay(visit.now)) return refuse({ kind: 'received-in-future' })
  if (on < isoDay(concern.sentAt)) return refuse({ kind: 'received-before' })
  if (!(await setConcernReceived(visit.tx, concern.id, version, on))) return refuse({ kind: 'changed', theirs: {}, version })
  await startAlso(visit, card.id, standing, 'concern_received', on)
  visit.note({ caseId: card.id, object: concern.id })
  return accept(concern.id)
}

export type LinkRefusal = { readonly kind: 'linked-already' } | { readonly kind: 'not-a-case-of-yours' }
/** Two cases of the same incident. Seen by those who are in both, and by nobody else. */
export async function linkCases(visit: Visit, one: Id, other: Id, mine: readonly Id[], kind: IncidentKind): Promise<Result<Id, LinkRefusal>> {
  if (!mine.includes(other)) return refuse({ kind: 'not-a-case-of-yours' })
  const id = newId()
  if (!(await addIncident(visit.tx, id, one, other, kind))) return refuse({ kind: 'linked-already' })
  visit.note({ caseId: one, object: id })
  return accept(id)
}
export async function unlinkCases(visit: Visit, caseId: Id, id: Id): Promise<Result<Id, { readonly kind: 'not-linked' }>> {
  if (!(await endIncident(visit.tx, id))) return refuse({ kind: 'not-linked' })
  visit.note({ caseId, object: id })
  return accept(id)
}

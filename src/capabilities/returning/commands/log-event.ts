import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Deviation, EventKind } from '#capabilities/returning/domain/journey.ts'
import { expectedOf, timed } from '#capabilities/returning/domain/legs.ts'
import { faultOfSaying, saidAlready, type SayingFault } from '#capabilities/returning/domain/saying.ts'
import { beginWriting, type Planning } from '#capabilities/returning/queries/enter-journey.ts'
import { sealToKnowers, writesWords } from '#capabilities/returning/queries/journey-words.ts'
import { endAlarms } from '#capabilities/returning/store/alarm.ts'
import { mayDepart } from '#capabilities/returning/store/gates.ts'
import { eventsOf, insertEvent, legsOf, type EventRow, type LegRow } from '#capabilities/returning/store/leg.ts'
import { changeReturn } from '#capabilities/returning/store/return.ts'

export type Saying = { readonly kind: EventKind; readonly legId: Id; readonly at: Instant; readonly deviation: Deviation | null; readonly words: string | null }
export type SayRefusal =
  | { readonly kind: SayingFault }
  | { readonly kind: 'not-yours-to-begin' }
  | { readonly kind: 'gates-closed' }
  | { readonly kind: 'what-deviation' }
  | { readonly kind: 'not-yours-to-write' }
  | { readonly kind: 'moved-on' }

async function wordsOf(visit: Visit, { card, journey }: Planning, words: string | null): Promise<Id | null | false> {
  if (words === null) return null
  return writesWords(visit) ? ((await sealToKnowers(visit, card.id, journey.id, words)) ?? false) : false
}

/** Departing and arriving move the return on. Without the approval of two nobody departs. */
async function moveReturn(visit: Visit, { journey }: Planning, kind: EventKind, at: Instant): Promise<boolean> {
  if (kind === 'departed') return await changeReturn(visit.tx, journey.id, journey.version, { phase: 'travelling', departedAt: at })
  if (kind === 'arrived') return await changeReturn(visit.tx, journey.id, journey.version, { phase: 'arrived', arrivedAt: at })
  return true
}

/** What was waited for came: the alarm about it ends, and those about what should have come before. */
async function endAwaited(visit: Visit, returnId: Id, legs: readonly LegRow[], said: Pick<Saying, 'kind' | 'legId'>): Promise<void> {
  const expected = expectedOf(legs.map(timed)).find((one) => one.legId === said.legId && one.kind === said.kind)
  if (expected) await endAlarms(visit.tx, returnId, expected.dueAt, 'came')
}

/** Says what happened on the way. Said twice it is said once. */
export async function logEvent(visit: Visit, planning: Planning, said: Saying): Promise<Result<Id, SayRefusal>> {
  const of = await beginWriting(visit, planning)
  const legs = await legsOf(visit.tx, of.returnId)
  const events = await eventsOf(visit.tx, of.returnId)
  const already = saidAlready(said, events)
  if (already) return accept(already.id)
  const fault = faultOfSaying(said, legs, planning.journey.phase, visit.now)
  if (fault) return refuse({ kind: fault })
  if ((said.kind === 'deviation') !== (said.deviation !== null)) return refuse({ kind: 'what-deviation' })
  if (said.kind === 'departed' && planning.journey.part !== 'coordinator' && planning.journey.part !== 'partner') return refuse({ kind: 'not-yours-to-begin' })
  if (said.kind === 'departed' && !(await mayDepart(visit.tx, of.returnId))) return refuse({ kind: 'gates-closed' })
  const wordsRecord = await wordsOf(visit, planning, said.words)
  if (wordsRecord === false) return refuse({ kind: 'not-yours-to-write' })
  const id = newId()
  const number =
    1 + Math.max(0, ...events.filter((one) => one.legId === said.legId && one.kind === said.kind && said.kind !== 'deviation').map((one) => one.number))
  const event = { id, legId: said.legId, kind: said.kind, number, at: said.at, deviation: said.deviation, wordsRecord, corrects: null }
  if (!(await insertEvent(visit.tx, of, event))) return accept(of.returnId)
  if (!(await moveReturn(visit, planning, said.kind, said.at))) return refuse({ kind: 'moved-on' })
  await endAwaited(visit, of.returnId, legs, said)
  visit.note({ caseId: of.caseId, object: id, reason: said.deviation ?? said.kind })
  return accept(id)
}

export type CorrectRefusal = SayRefusal | { readonly kind: 'corrected-already' }

/** What was said stays; a new row stands in its place, with another time or other words. */
export async function correctEvent(
  visit: Visit,
  planning: Planning,
  old: EventRow,
  to: { readonly at: Instant; readonly words: string | null },
): Promise<Result<Id, CorrectRefusal>> {
  const of = await beginWriting(visit, planning)
  const legs = await legsOf(visit.tx, of.returnId)
  const events = await eventsOf(visit.tx, of.returnId)
  if (events.some((one) => one.corrects === old.id)) return refuse({ kind: 'corrected-already' })
  // The phase has moved on since it was first said; only the moment is asked about.
  const phase = old.kind === 'departed' ? 'admitted' : 'travelling'
  const fault = faultOfSaying({ kind: old.kind, legId: old.legId, at: to.at }, legs, phase, visit.now)
  if (fault) return refuse({ kind: fault })
  const wordsRecord = await wordsOf(visit, planning, to.words)
  if (wordsRecord === false) return refuse({ kind: 'not-yours-to-write' })
  const id = newId()
  const event = {
    id,
    legId: old.legId,
    kind: old.kind,
    number: old.number + 1,
    at: to.at,
    deviation: old.deviation,
    wordsRecord: wordsRecord ?? old.wordsRecord,
    corrects: old.id,
  }
  if (!(await insertEvent(visit.tx, of, event))) return refuse({ kind: 'corrected-already' })
  const when = old.kind === 'departed' ? { departedAt: to.at } : old.kind === 'arrived' ? { arrivedAt: to.at } : null
  if (when && !(await changeReturn(visit.tx, of.returnId, planning.journey.version, when))) return refuse({ kind: 'moved-on' })
  visit.note({ caseId: of.caseId, object: id, reason: old.kind })
  return accept(id)
}

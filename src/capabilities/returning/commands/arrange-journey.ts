import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import {
  checkItems,
  receiverFault,
  type CheckItem,
  type Escort,
  type EscortNeed,
  type Fallback,
  type Receiver,
} from '#capabilities/returning/domain/journey.ts'
import { journeyWordParts, readWords, writeWords, type JourneyWords } from '#capabilities/returning/domain/journey-words.ts'
import { checkCounts, mustBeSure } from '#capabilities/returning/domain/legs.ts'
import type { Telling } from '#capabilities/returning/domain/telling.ts'
import { tellPlan } from '#capabilities/returning/commands/plan-journey.ts'
import { tellingIn } from '#capabilities/returning/commands/write-leg.ts'
import { beginWriting, type Planning } from '#capabilities/returning/queries/enter-journey.ts'
import { openWords, sealToKnowers, writesWords } from '#capabilities/returning/queries/journey-words.ts'
import {
  arrangementOf,
  changeArrangement,
  insertArrangement,
  insertCheck,
  minutesNow,
  spanOf,
  type ArrangementRow,
} from '#capabilities/returning/store/journey.ts'
import { journeyWords } from '#capabilities/returning/words.journey.ts'

export type NewArrangement = {
  readonly receiver: Receiver | null
  readonly needsEscort: EscortNeed
  readonly escort: Escort
  readonly fallback: readonly Fallback[]
  readonly language: string
  readonly words: JourneyWords
}
export type ArrangeRefusal =
  | { readonly kind: Telling }
  | { readonly kind: 'receiver-unnamed' | 'receiver-of-no-kind' }
  | { readonly kind: 'not-yours-to-write' }
  | Changed

type Kept = { readonly record: Id | null; readonly receiver: Receiver | null }
/** The sealed words, and the receiver who is named in them. Words that were never opened to whoever writes stay as they are, and so does the receiver. */
async function keepWords(
  visit: Visit,
  planning: Planning,
  before: ArrangementRow | null,
  { words, receiver }: NewArrangement,
): Promise<Result<Kept, ArrangeRefusal>> {
  const text = writeWords(journeyWordParts, words, journeyWords[visit.actor.language].journeyWords)
  const opened = before?.wordsRecord ? ((await openWords(visit, planning.card.id, [before.wordsRecord])).get(before.wordsRecord) ?? null) : null
  if (before?.wordsRecord && opened === null && text === null) {
    const other = receiver !== null && receiver !== before.receiver
    return other ? refuse({ kind: 'receiver-unnamed' }) : accept({ record: before.wordsRecord, receiver: before.receiver })
  }
  const fault = receiverFault(receiver, words.receiver)
  if (fault) return refuse({ kind: fault })
  if (text === null) return accept({ record: null, receiver })
  const same = opened !== null && JSON.stringify(readWords(journeyWordParts, opened)) === JSON.stringify(words)
  if (same) return accept({ record: before?.wordsRecord ?? null, receiver })
  const record = writesWords(visit) ? await sealToKnowers(visit, planning.card.id, planning.journey.id, text) : null
  return record === null ? refuse({ kind: 'not-yours-to-write' }) : accept({ record, receiver })
}

/** Who receives her, who goes along, what is done when something fails, and what stands on her own sheet. */
export async function arrangeJourney(visit: Visit, planning: Planning, made: NewArrangement, version: number): Promise<Result<Id, ArrangeRefusal>> {
  const telling = tellingIn(made.words)
  if (telling) return refuse({ kind: telling })
  const of = await beginWriting(visit, planning)
  const before = await arrangementOf(visit.tx, of.returnId)
  const words = await keepWords(visit, planning, before, made)
  if (!words.ok) return words
  const { needsEscort, escort, fallback, language } = made
  const row = { receiver: words.value.receiver, needsEscort, escort, fallback, language, wordsRecord: words.value.record }
  const kept = before === null ? await insertArrangement(visit.tx, of, row) : await changeArrangement(visit.tx, of.returnId, version, row)
  if (!kept) return refuse({ kind: 'changed', theirs: {}, version: before?.version ?? version })
  await tellPlan(visit, planning)
  visit.note({ caseId: of.caseId, object: of.returnId })
  return accept(of.returnId)
}

export type CheckRefusal = { readonly kind: 'plan-incomplete' } | { readonly kind: 'too-early' } | { readonly kind: 'left-already' }

/** The check before departure: each thing is sure or not. It counts when nothing that nobody should leave without is unsure, and no leg changes after it. */
export async function checkDeparture(visit: Visit, planning: Planning, sure: readonly CheckItem[]): Promise<Result<Id, CheckRefusal>> {
  if (planning.journey.phase !== 'admitted' && planning.journey.phase !== 'applied') return refuse({ kind: 'left-already' })
  const of = await beginWriting(visit, planning)
  if (!planning.plan.complete) return refuse({ kind: 'plan-incomplete' })
  const { first } = await spanOf(visit.tx, of.returnId)
  if (first === null || !checkCounts(visit.now, first, await minutesNow(visit.tx)))
    return refuse({ kind: first !== null && first < visit.now ? 'left-already' : 'too-early' })
  const id = newId()
  await insertCheck(visit.tx, of, id, { sure, unsure: checkItems.filter((item) => !sure.includes(item)) })
  await tellPlan(visit, planning, { checked: mustBeSure.every((item) => sure.includes(item)) })
  visit.note({ caseId: of.caseId, object: id })
  return accept(id)
}

import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { nationalLinesFirst } from '#capabilities/directory/contract.ts'
import type { Help, Meeter, Mode } from '#capabilities/returning/domain/journey.ts'
import { legWordParts, onTheSheet, readWords, writeWords, type LegWords } from '#capabilities/returning/domain/journey-words.ts'
import { faultsOf, type LegFault } from '#capabilities/returning/domain/legs.ts'
import { tellsOf, type Telling } from '#capabilities/returning/domain/telling.ts'
import { readStop, type ReadStop, type StopFault, type TypedStop } from '#capabilities/returning/domain/wall-time.ts'
import { tellPlan } from '#capabilities/returning/commands/plan-journey.ts'
import { beginWriting, type Planning } from '#capabilities/returning/queries/enter-journey.ts'
import { openWords, sealToKnowers, writesWords } from '#capabilities/returning/queries/journey-words.ts'
import { endAlarms } from '#capabilities/returning/store/alarm.ts'
import { minutesNow } from '#capabilities/returning/store/journey.ts'
import { changeLeg, eventsOf, insertLeg, legsOf, takeLeg, type LegRow } from '#capabilities/returning/store/leg.ts'
import { journeyWords } from '#capabilities/returning/words.journey.ts'

export type TypedLeg = {
  readonly mode: Mode
  readonly depart: TypedStop
  readonly arrive: TypedStop
  readonly help: Help
  readonly metBy: Meeter
  /** A change shorter than the rule is known and taken care of. */
  readonly shortAccepted: boolean
  readonly words: LegWords
}
export type LegRefusal =
  | { readonly kind: `depart-${StopFault}` | `arrive-${StopFault}` }
  | { readonly kind: Exclude<LegFault, 'gap-in-places'> }
  | { readonly kind: Telling }
  | { readonly kind: 'not-yours-to-write' }
  | { readonly kind: 'gone' }
  | Changed

/** Numbers that answer with who they are. */
export const tellingNumbers: readonly string[] = nationalLinesFirst.map((line) => line.number)

const isFault = (stop: ReadStop): stop is { readonly fault: StopFault } => 'fault' in stop

/** What stands on her sheet must say nothing to whoever finds it. */
export function tellingIn(words: Readonly<Record<string, string | null>>): Telling | null {
  for (const part of onTheSheet) {
    const text = words[part]
    const found = text ? tellsOf(text, tellingNumbers) : null
    if (found) return found
  }
  return null
}

/** Words as they were stay with their record; others become a new one, sealed to those who know now. */
async function keepWords(visit: Visit, planning: Planning, before: LegRow | null, words: LegWords): Promise<Id | null | false> {
  const text = writeWords(legWordParts, words, journeyWords[visit.actor.language].legWords)
  const opened = before?.wordsRecord ? ((await openWords(visit, planning.card.id, [before.wordsRecord])).get(before.wordsRecord) ?? null) : null
  // Words that were never opened to whoever writes are not written over by an empty field.
  if (before?.wordsRecord && opened === null && text === null) return before.wordsRecord
  if (text === null) return null
  if (opened !== null && JSON.stringify(readWords(legWordParts, opened)) === JSON.stringify(words)) return before?.wordsRecord ?? null
  if (!writesWords(visit)) return false
  return (await sealToKnowers(visit, planning.card.id, planning.journey.id, text)) ?? false
}

/** Adds a leg, or changes one. Moments are read on the clocks of the places; legs may not be at once, and a short change must be accepted. */
export async function writeLeg(visit: Visit, planning: Planning, typed: TypedLeg, before: LegRow | null, version: number): Promise<Result<Id, LegRefusal>> {
  const depart = readStop(typed.depart)
  if (isFault(depart)) return refuse({ kind: `depart-${depart.fault}` })
  const arrive = readStop(typed.arrive)
  if (isFault(arrive)) return refuse({ kind: `arrive-${arrive.fault}` })
  const of = await beginWriting(visit, planning)
  const others = (await legsOf(visit.tx, of.returnId)).filter((leg) => leg.id !== before?.id)
  const [fault] = faultsOf({ mode: typed.mode, depart, arrive }, others, await minutesNow(visit.tx)).filter(
    (one) => one !== 'gap-in-places' && !(one === 'transfer-too-short' && typed.shortAccepted),
  )
  if (fault && fault !== 'gap-in-places') return refuse({ kind: fault })
  const telling = tellingIn(typed.words)
  if (telling) return refuse({ kind: telling })
  const wordsRecord = await keepWords(visit, planning, before, typed.words)
  if (wordsRecord === false) return refuse({ kind: 'not-yours-to-write' })
  const leg = { id: before?.id ?? newId(), mode: typed.mode, depart, arrive, help: typed.help, metBy: typed.metBy, wordsRecord }
  if (before === null) await insertLeg(visit.tx, of, leg)
  else if (!(await changeLeg(visit.tx, leg, version))) return await lost(visit, of.returnId, before)
  await moved(visit, planning)
  visit.note({ caseId: of.caseId, object: leg.id })
  return accept(leg.id)
}

async function lost(visit: Visit, returnId: Id, before: LegRow): Promise<Result<Id, { readonly kind: 'gone' } | Changed>> {
  const now = (await legsOf(visit.tx, returnId)).find((leg) => leg.id === before.id)
  return now ? refuse({ kind: 'changed', theirs: {}, version: now.version }) : refuse({ kind: 'gone' })
}

/** The plan is another now: what was waited for is not, and the last check was of the plan before. */
async function moved(visit: Visit, planning: Planning): Promise<void> {
  await endAlarms(visit.tx, planning.journey.id, new Date('9999-01-01T00:00:00Z'), 'moved')
  await tellPlan(visit, planning, { checked: false })
}

/** A leg is taken out of the plan. One on which something happened stays. */
export async function removeLeg(
  visit: Visit,
  planning: Planning,
  leg: LegRow,
  version: number,
): Promise<Result<Id, { readonly kind: 'has-happened' } | { readonly kind: 'gone' } | Changed>> {
  const of = await beginWriting(visit, planning)
  if ((await eventsOf(visit.tx, of.returnId)).some((event) => event.legId === leg.id && event.kind !== 'deviation')) return refuse({ kind: 'has-happened' })
  if (!(await takeLeg(visit.tx, leg.id, version))) return await lost(visit, of.returnId, leg)
  await moved(visit, planning)
  visit.note({ caseId: of.caseId, object: leg.id })
  return accept(leg.id)
}

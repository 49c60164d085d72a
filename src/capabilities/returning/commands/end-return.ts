import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { writeHerWords, type WordsRefusal } from '#capabilities/returning/commands/write-her-words.ts'
import { mayWithdraw, outcomesIn, type withdrawals } from '#capabilities/returning/domain/admission.ts'
import type { OutcomeLack } from '#capabilities/returning/domain/after-outcome.ts'
import type { Outcome } from '#capabilities/returning/domain/return.ts'
import { lackOfEnd } from '#capabilities/returning/queries/after-end.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { ownUnit } from '#capabilities/returning/queries/own-unit.ts'
import { returnEndings } from '#capabilities/returning/queries/sections.ts'
import { insertEnding, type EndSaid } from '#capabilities/returning/store/ending.ts'
import { lockReturn } from '#capabilities/returning/store/lock.ts'
import { changeReturn } from '#capabilities/returning/store/return.ts'

export type EndRefusal = { readonly kind: 'moved-on' }

/** Ends a return that is held, with everything in the room that hangs on it. Nothing else in the case ends. */
export async function endReturn(visit: Visit, entered: Entered, version: number, said: EndSaid): Promise<Result<Id, EndRefusal>> {
  const { card, journey } = entered
  const id = newId()
  await insertEnding(visit.tx, { id, returnId: journey.id, caseId: card.id, unitId: await ownUnit(visit, card.id), ...said })
  if (!(await changeReturn(visit.tx, journey.id, version, { phase: 'ended', outcome: said.outcome, endedAt: visit.now }))) return refuse({ kind: 'moved-on' })
  // What ends with it asks whether it has ended; a key that is shredded does not come back when this is refused.
  for (const ending of returnEndings) await ending(visit, entered)
  visit.note({ caseId: card.id, object: journey.id, reason: said.outcome })
  return accept(id)
}

export type WithdrawRefusal = EndRefusal | WordsRefusal | { readonly kind: 'not-here' }

/** She has changed her mind: possible until the journey has ended, at once, with no reason. Her words are kept where she gives some. */
export async function withdraw(
  visit: Visit,
  entered: Entered,
  said: { readonly outcome: (typeof withdrawals)[number]; readonly words: string | null },
): Promise<Result<Id, WithdrawRefusal>> {
  const held = await lockReturn(visit.tx, entered.journey.id)
  if (!held) return refuse({ kind: 'moved-on' })
  if (!mayWithdraw(held.phase)) return refuse({ kind: 'not-here' })
  const written = said.words === null ? null : await writeHerWords(visit, entered.card, 'return_ending', said.words)
  if (written && !written.ok) return written
  return await endReturn(visit, entered, held.version, {
    kind: 'withdrawn',
    outcome: said.outcome,
    endedOn: isoDay(visit.now),
    wordsRecord: written?.value ?? null,
  })
}

export type CloseRefusal =
  | EndRefusal
  | WordsRefusal
  | { readonly kind: 'not-here' }
  | { readonly kind: 'ended-in-future' }
  | { readonly kind: 'ended-before-begun' }
  | { readonly kind: OutcomeLack }

/** Closes a return with its outcome. Following up goes on as long as she wants. */
export async function closeReturn(
  visit: Visit,
  entered: Entered,
  said: { readonly outcome: Outcome; readonly endedOn: string; readonly words: string | null },
): Promise<Result<Id, CloseRefusal>> {
  if (said.endedOn > isoDay(visit.now)) return refuse({ kind: 'ended-in-future' })
  if (said.endedOn < isoDay(entered.journey.madeAt)) return refuse({ kind: 'ended-before-begun' })
  const held = await lockReturn(visit.tx, entered.journey.id)
  if (!held) return refuse({ kind: 'moved-on' })
  if (!outcomesIn(held.phase).includes(said.outcome)) return refuse({ kind: 'not-here' })
  const lack = await lackOfEnd(visit, entered, said.outcome)
  if (lack) return refuse({ kind: lack })
  const written = said.words === null ? null : await writeHerWords(visit, entered.card, 'return_ending', said.words)
  if (written && !written.ok) return written
  return await endReturn(visit, entered, held.version, { kind: 'closed', outcome: said.outcome, endedOn: said.endedOn, wordsRecord: written?.value ?? null })
}

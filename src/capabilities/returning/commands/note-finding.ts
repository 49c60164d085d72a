import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { countsAsChild } from '#capabilities/cases/contract.ts'
import { writeHerWords, type WordsRefusal } from '#capabilities/returning/commands/write-her-words.ts'
import { mayFind, type Authority, type Channel, type Found, type Side } from '#capabilities/returning/domain/admission.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { ownUnit } from '#capabilities/returning/queries/own-unit.ts'
import { findingsOf, insertFinding } from '#capabilities/returning/store/admission.ts'
import { lockReturn } from '#capabilities/returning/store/lock.ts'

export type SaidFinding = {
  readonly side: Side
  readonly found: Found
  readonly foundOn: string
  readonly authority: Authority
  readonly channel: Channel
  readonly words: string | null
}
export type FindingRefusal =
  | WordsRefusal
  | { readonly kind: 'same-person' | 'moved-on' | 'not-a-child' | 'found-in-future' | 'not-the-board' | 'channel-needed' | 'not-that-authority' }

/**
 * What an authority of Sweden or of the other country finds about the child. Asked again it is a finding more; the newest of each side counts.
 * It may change until the journey begins, and then what was approved falls. No one person says both sides.
 */
export async function noteFinding(visit: Visit, { card, journey }: Entered, said: SaidFinding): Promise<Result<Id, FindingRefusal>> {
  if (!countsAsChild(card.child)) return refuse({ kind: 'not-a-child' })
  if (said.side === 'sweden' && journey.part !== 'board') return refuse({ kind: 'not-the-board' })
  if (said.side === 'sweden' && (said.authority !== 'social_board' || said.channel !== 'own_decision')) return refuse({ kind: 'not-that-authority' })
  if (said.side === 'there' && said.channel === 'own_decision') return refuse({ kind: 'channel-needed' })
  if (said.foundOn > isoDay(visit.now)) return refuse({ kind: 'found-in-future' })
  const held = await lockReturn(visit.tx, journey.id)
  if (held === null || !mayFind(held.phase)) return refuse({ kind: 'moved-on' })
  const others = (await findingsOf(visit.tx, journey.id)).filter((one) => one.side !== said.side)
  if (others.some((one) => one.madeBy === visit.actor.personId)) return refuse({ kind: 'same-person' })
  const written = said.words === null ? null : await writeHerWords(visit, card, 'return_finding', said.words)
  if (written && !written.ok) return written
  const id = newId()
  const { words: _words, ...coded } = said
  const own = { id, returnId: journey.id, caseId: card.id, unitId: await ownUnit(visit, card.id) }
  await insertFinding(visit.tx, { ...own, ...coded, wordsRecord: written?.value ?? null })
  visit.note({ caseId: card.id, object: id, reason: said.found })
  return accept(id)
}

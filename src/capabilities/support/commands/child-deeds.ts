import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { raiseChildFlag, writeRecord } from '#capabilities/cases/contract.ts'
import { startAlso } from '#capabilities/support/commands/start-deadlines.ts'
import { flagOf, hiddenTrigger, type AdultKind, type Hearing, type HiddenLaw, type Matter, type Suspicion } from '#capabilities/support/domain/child.ts'
import type { EnteredLaw } from '#capabilities/support/queries/enter-law.ts'
import { mayInform } from '#capabilities/support/queries/may-inform.ts'
import {
  addAdult,
  addHidden,
  addVoice,
  adultsOf,
  changeAdult,
  endHidden,
  findChild,
  saveChild,
  type AdultRow,
  type Child,
  type HiddenRow,
} from '#capabilities/support/store/child.ts'

const placeOf = ({ card, standing }: EnteredLaw) => ({ caseId: card.id, unitId: standing.unitId })
type Facts = Pick<Child, 'band' | 'part' | 'school' | 'shelter'>

export type ChildRefusal = { readonly kind: 'card-says-adult' } | Changed
/** What is known of the child. It raises the flag on the card; taking it back is a change of the card by a person. */
export async function sayChild(visit: Visit, entered: EnteredLaw, version: number, facts: Facts): Promise<Result<Id, ChildRefusal>> {
  const { card } = entered
  const flag = flagOf(facts.band)
  if (flag === 'no' && card.child !== 'no') return refuse({ kind: 'card-says-adult' })
  if (!(await saveChild(visit.tx, placeOf(entered), version, facts))) {
    const now = await findChild(visit.tx, card.id)
    return refuse({ kind: 'changed', theirs: {}, version: now?.version ?? version })
  }
  if (flag !== 'no') await raiseChildFlag(visit, card.id, flag)
  visit.note({ caseId: card.id, object: card.id })
  return accept(card.id)
}

export type VoiceRefusal = { readonly kind: 'heard-in-future' } | { readonly kind: 'words-needed' } | { readonly kind: 'not-yours-to-write' }
export type Heard = { readonly how: Hearing; readonly onDay: string; readonly language: string; readonly words: string | null }
/** The child's own words, sealed, and how it was asked. That it was not possible is said with why. */
export async function hearChild(visit: Visit, entered: EnteredLaw, heard: Heard): Promise<Result<Id, VoiceRefusal>> {
  if (heard.onDay > isoDay(visit.now)) return refuse({ kind: 'heard-in-future' })
  if (heard.words === null) return refuse({ kind: 'words-needed' })
  const written = await writeRecord(visit, { caseId: entered.card.id, class: 'C9', kind: 'child_voice', text: heard.words })
  if (!written.ok) return refuse({ kind: 'not-yours-to-write' })
  const id = newId()
  await addVoice(visit.tx, placeOf(entered), { id, how: heard.how, onDay: heard.onDay, language: heard.language, wordsRecord: written.value })
  visit.note({ caseId: entered.card.id, object: id })
  return accept(id)
}

export type AdultRefusal = { readonly kind: 'too-many' } | { readonly kind: 'not-yours-to-write' } | { readonly kind: 'ends-before-it-begins' }
export type NewAdult = {
  readonly kind: AdultKind
  readonly suspected: Suspicion
  readonly matters: readonly Matter[]
  readonly fromDay: string
  readonly untilDay: string | null
  readonly name: string | null
}
/** Somebody who may speak for the child, or says so. Called A, B, C in everything but the sealed name. Nobody is informed by being written down. */
export async function nameAdult(visit: Visit, entered: EnteredLaw, adult: NewAdult): Promise<Result<Id, AdultRefusal>> {
  if (adult.untilDay !== null && adult.untilDay < adult.fromDay) return refuse({ kind: 'ends-before-it-begins' })
  const letter = String.fromCharCode(65 + (await adultsOf(visit.tx, entered.card.id)).length)
  if (letter > 'Z') return refuse({ kind: 'too-many' })
  const name = adult.name === null ? null : await writeRecord(visit, { caseId: entered.card.id, class: 'C9', kind: 'child_adult', text: adult.name })
  if (name && !name.ok) return refuse({ kind: 'not-yours-to-write' })
  const id = newId()
  const { kind, suspected, matters, fromDay, untilDay } = adult
  if (!(await addAdult(visit.tx, placeOf(entered), { id, kind, letter, suspected, matters, fromDay, untilDay, nameRecord: name === null ? null : name.value })))
    return refuse({ kind: 'too-many' })
  visit.note({ caseId: entered.card.id, object: id })
  return accept(id)
}

export type InformRefusal =
  | { readonly kind: 'hidden-whereabouts' }
  | { readonly kind: 'suspected' }
  | { readonly kind: 'suspicion-unknown' }
  | { readonly kind: 'ended' }
  | Changed
export type InformDecision = { readonly suspected: Suspicion; readonly inform: boolean; readonly untilDay: string | null }
/** What is known of a grown-up, and whether that one may be told. A yes is a decision; it is never a default, and never goes past hidden whereabouts. */
export async function decideAdult(
  visit: Visit,
  entered: EnteredLaw,
  adult: AdultRow,
  version: number,
  said: InformDecision,
): Promise<Result<Id, InformRefusal>> {
  const today = isoDay(visit.now)
  if (said.inform) {
    const now = await mayInform(visit, entered.card.id, { adultId: adult.id })
    if (!now.may && now.why === 'hidden_whereabouts') return refuse({ kind: 'hidden-whereabouts' })
    if (said.suspected === 'yes') return refuse({ kind: 'suspected' })
    if (said.suspected === 'unknown') return refuse({ kind: 'suspicion-unknown' })
    if (said.untilDay !== null && said.untilDay < today) return refuse({ kind: 'ended' })
  }
  const informedFrom = said.inform ? (adult.informedFrom ?? today) : null
  if (!(await changeAdult(visit.tx, adult.id, version, { suspected: said.suspected, informedFrom, untilDay: said.untilDay }))) {
    const now = (await adultsOf(visit.tx, entered.card.id)).find((one) => one.id === adult.id)
    return refuse({ kind: 'changed', theirs: {}, version: now?.version ?? version })
  }
  visit.note({ caseId: entered.card.id, object: adult.id, reason: said.inform ? 'may_be_told' : 'not_told' })
  return accept(adult.id)
}

export type HideRefusal = { readonly kind: 'decided-in-future' } | { readonly kind: 'not-an-adult' }
/** Where the child is must not be known to somebody: from now on nothing goes there, and the clock for looking at it again runs. */
export async function hideChild(
  visit: Visit,
  entered: EnteredLaw,
  said: { readonly law: HiddenLaw; readonly adultId: Id | null; readonly decidedOn: string },
): Promise<Result<Id, HideRefusal>> {
  const { card, standing } = entered
  if (said.decidedOn > isoDay(visit.now)) return refuse({ kind: 'decided-in-future' })
  if (said.adultId !== null && !(await adultsOf(visit.tx, card.id)).some((one) => one.id === said.adultId)) return refuse({ kind: 'not-an-adult' })
  const id = newId()
  await addHidden(visit.tx, placeOf(entered), { id, ...said })
  const trigger = hiddenTrigger[said.law]
  if (trigger !== null) await startAlso(visit, card.id, standing, trigger, said.decidedOn)
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}

export type UnhideRefusal = { readonly kind: 'ended' } | { readonly kind: 'decided-in-future' } | Changed
export async function unhideChild(visit: Visit, entered: EnteredLaw, hidden: HiddenRow, version: number, on: string): Promise<Result<Id, UnhideRefusal>> {
  if (hidden.endedOn !== null) return refuse({ kind: 'ended' })
  if (on > isoDay(visit.now) || on < hidden.decidedOn) return refuse({ kind: 'decided-in-future' })
  if (!(await endHidden(visit.tx, hidden.id, version, on))) return refuse({ kind: 'changed', theirs: {}, version })
  visit.note({ caseId: entered.card.id, object: hidden.id })
  return accept(hidden.id)
}

import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { endReturn, type EndRefusal } from '#capabilities/returning/commands/end-return.ts'
import { writeHerWords, type WordsRefusal } from '#capabilities/returning/commands/write-her-words.ts'
import { choiceFault, type ChoiceFault, type ChoiceForm, type Chosen, type Witness } from '#capabilities/returning/domain/choice.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { ownUnit } from '#capabilities/returning/queries/own-unit.ts'
import { readinessFor } from '#capabilities/returning/queries/readiness.ts'
import { choiceOf, informationOf, insertChoice } from '#capabilities/returning/store/choice.ts'
import { lockReturn } from '#capabilities/returning/store/lock.ts'

export type SaidChoice = {
  readonly chosen: Chosen
  readonly chosenOn: string
  readonly form: ChoiceForm
  readonly witness: Witness | null
  readonly language: string
  readonly words: string
}
export type ChooseRefusal = EndRefusal | WordsRefusal | { readonly kind: ChoiceFault } | { readonly kind: 'chosen-already' }

/** Her choice, in her own words, signed or before a witness. Who stays ends the return and nothing else. */
export async function choose(visit: Visit, entered: Entered, said: SaidChoice): Promise<Result<Id, ChooseRefusal>> {
  const { card, journey } = entered
  const held = await lockReturn(visit.tx, journey.id)
  if (held?.phase !== 'choice') return refuse({ kind: 'moved-on' })
  if (await choiceOf(visit.tx, journey.id)) return refuse({ kind: 'chosen-already' })
  const readiness = await readinessFor(visit, await informationOf(visit.tx, journey.id))
  const fault = choiceFault(said, readiness, isoDay(visit.now))
  if (fault !== null) return refuse({ kind: fault })
  const written = await writeHerWords(visit, card, 'return_choice', said.words)
  if (!written.ok) return written
  const id = newId()
  const { words: _words, ...coded } = said
  const row = {
    ...coded,
    witness: said.form === 'oral' ? said.witness : null,
    earliestOn: said.chosen === 'stay' ? said.chosenOn : (readiness.earliestOn ?? said.chosenOn),
  }
  await insertChoice(visit.tx, { id, returnId: journey.id, caseId: card.id, unitId: await ownUnit(visit, card.id), ...row, wordsRecord: written.value })
  visit.note({ caseId: card.id, object: id })
  if (said.chosen === 'stay') {
    const ended = await endReturn(visit, entered, held.version, {
      kind: 'chose_to_stay',
      outcome: 'stayed_in_sweden',
      endedOn: said.chosenOn,
      wordsRecord: null,
    })
    if (!ended.ok) return ended
  }
  return accept(id)
}

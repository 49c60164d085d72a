import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { writeRecord } from '#capabilities/cases/contract.ts'
import { talkFault, type InterpreterUsed, type RightsItem, type SheetWay, type TalkFault } from '#capabilities/support/domain/rights.ts'
import type { Entered } from '#capabilities/support/queries/enter.ts'
import { editionOn } from '#capabilities/support/reference/rights-sheet.ts'
import { addTalk } from '#capabilities/support/store/rights-talk.ts'

export type ToldRights = {
  readonly toldOn: string
  readonly language: string
  readonly interpreter: InterpreterUsed
  readonly items: readonly RightsItem[]
  readonly unclear: readonly RightsItem[]
  readonly sheet: SheetWay
  readonly repeatOn: string | null
  readonly words: string | null
}
export type TellRefusal = { readonly kind: TalkFault } | { readonly kind: 'not-yours-to-write' }

/** What she was told, how, from which version of the sheet, and what she says she understood. */
export async function tellRights(visit: Visit, { card, standing, cls, wall }: Entered, told: ToldRights): Promise<Result<Id, TellRefusal>> {
  if (!standing.writes.includes(cls)) return refuse({ kind: 'not-yours-to-write' })
  const fault = talkFault(told, isoDay(visit.now))
  if (fault !== null) return refuse({ kind: fault })
  const written = told.words === null ? null : await writeRecord(visit, { caseId: card.id, class: cls, kind: 'rights_note', text: told.words })
  if (written && !written.ok) return refuse({ kind: 'not-yours-to-write' })
  const id = newId()
  const { words: _words, ...row } = told
  const edition = editionOn(told.toldOn).from
  await addTalk(visit.tx, { ...row, id, caseId: card.id, unitId: standing.unitId, wall, edition, wordsRecord: written?.value ?? null })
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}

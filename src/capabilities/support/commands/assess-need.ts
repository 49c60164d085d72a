import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { writeRecord } from '#capabilities/cases/contract.ts'
import { needFault, type Area, type Assessor, type NeedAnswer, type NeedFault, type Urgency } from '#capabilities/support/domain/areas.ts'
import type { Entered } from '#capabilities/support/queries/enter.ts'
import { addNeed, needsOf, newestNeed } from '#capabilities/support/store/need.ts'
import { supportWords } from '#capabilities/support/words.ts'

export type SaidOfNeed = {
  readonly answer: NeedAnswer
  readonly urgency: Urgency | null
  readonly assessor: Assessor
  readonly assessedOn: string
  readonly words: string | null
}
export type NeedRefusal = { readonly kind: NeedFault } | { readonly kind: 'not-yours-to-write' } | Changed

/** A new version of what she needs in one area; those before it stay. */
export async function assessNeed(
  visit: Visit,
  { card, standing, cls, wall }: Entered,
  area: Area,
  said: SaidOfNeed,
  version: number,
): Promise<Result<Id, NeedRefusal>> {
  if (!standing.writes.includes(cls)) return refuse({ kind: 'not-yours-to-write' })
  const newest = async () => newestNeed(await needsOf(visit.tx, card.id, area), wall, area)
  const changed = async (): Promise<Changed> => {
    const now = await newest()
    return { kind: 'changed', theirs: now ? { answer: supportWords[visit.actor.language].needs.answers[now.answer] } : {}, version: now?.number ?? 0 }
  }
  if (((await newest())?.number ?? 0) !== version) return refuse(await changed())
  const fault = needFault(said, isoDay(visit.now))
  if (fault !== null) return refuse({ kind: fault })
  const written = said.words === null ? null : await writeRecord(visit, { caseId: card.id, class: cls, kind: 'need_note', text: said.words })
  if (written && !written.ok) return refuse({ kind: 'not-yours-to-write' })
  const id = newId()
  const { answer, urgency, assessor, assessedOn } = said
  const row = { id, unitId: standing.unitId, wall, area, number: version + 1, answer, urgency, assessor, assessedOn, wordsRecord: written?.value ?? null }
  if (!(await addNeed(visit.tx, card.id, row))) return refuse(await changed())
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}

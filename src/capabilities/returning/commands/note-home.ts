import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { writeBeforeWords } from '#capabilities/returning/commands/write-before-words.ts'
import type { WordsRefusal } from '#capabilities/returning/commands/write-her-words.ts'
import { homeFault, type HomeAnswer, type HomeArea, type HomeChecker, type HomeFault } from '#capabilities/returning/domain/home.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { ownUnit } from '#capabilities/returning/queries/own-unit.ts'
import { addHomeCheck, homeChecksOf } from '#capabilities/returning/store/home.ts'

export type SaidOfHome = {
  readonly area: HomeArea
  readonly answer: HomeAnswer
  readonly checkedBy: HomeChecker
  readonly checkedOn: string
  readonly words: string | null
}
export type HomeRefusal = WordsRefusal | { readonly kind: HomeFault } | Changed

/** What there is where she goes, of one area: a new answer, beside those before it. */
export async function noteHome(visit: Visit, { card, journey }: Entered, { words, ...said }: SaidOfHome, version: number): Promise<Result<Id, HomeRefusal>> {
  const newest = async (): Promise<number> => (await homeChecksOf(visit.tx, journey.id)).find(({ area }) => area === said.area)?.number ?? 0
  if ((await newest()) !== version) return refuse({ kind: 'changed', theirs: {}, version: await newest() })
  const fault = homeFault(said, isoDay(visit.now))
  if (fault !== null) return refuse({ kind: fault })
  const written = await writeBeforeWords(visit, card, 'return_home', words)
  if (!written.ok) return written
  const id = newId()
  const made = { id, returnId: journey.id, caseId: card.id, unitId: await ownUnit(visit, card.id), number: version + 1, ...said, wordsRecord: written.value }
  if (!(await addHomeCheck(visit.tx, made))) return refuse({ kind: 'changed', theirs: {}, version: await newest() })
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}

import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { settlePostponement } from '#capabilities/returning/commands/settle-postponement.ts'
import { writeBeforeWords } from '#capabilities/returning/commands/write-before-words.ts'
import type { WordsRefusal } from '#capabilities/returning/commands/write-her-words.ts'
import {
  clearanceFault,
  paperFault,
  type ClearanceFault,
  type FitStatus,
  type Medicine,
  type PaperFault,
  type PaperKind,
  type PaperStatus,
  type Told,
  type TrialStatus,
} from '#capabilities/returning/domain/papers.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { ownUnit } from '#capabilities/returning/queries/own-unit.ts'
import { addClearance, addPaper, addPaperStep, clearancesOf, type Paper } from '#capabilities/returning/store/papers.ts'

export type SaidPaper = { readonly status: PaperStatus; readonly validUntil: string | null; readonly words: string | null }
export type PaperRefusal = WordsRefusal | { readonly kind: PaperFault }

/** A paper that is needed, and how far it has come. */
export async function listPaper(
  visit: Visit,
  { card, journey }: Entered,
  said: SaidPaper & { readonly kind: PaperKind; readonly issuer: string | null },
): Promise<Result<Id, PaperRefusal>> {
  const fault = paperFault(said, isoDay(visit.now))
  if (fault !== null) return refuse({ kind: fault })
  const words = await writeBeforeWords(visit, card, 'return_paper', said.words)
  if (!words.ok) return words
  const id = newId()
  const own = { returnId: journey.id, caseId: card.id, unitId: await ownUnit(visit, card.id) }
  await addPaper(visit.tx, { ...own, id, kind: said.kind, issuer: said.issuer })
  await addPaperStep(visit.tx, { ...own, paperId: id, number: 1, status: said.status, validUntil: said.validUntil, wordsRecord: words.value })
  visit.note({ caseId: card.id, object: id, reason: said.status })
  return accept(id)
}

/** What has become of a paper: a step more, beside those before it. */
export async function followPaper(
  visit: Visit,
  { card, journey }: Entered,
  paper: Paper,
  said: SaidPaper,
  version: number,
): Promise<Result<Id, PaperRefusal | Changed>> {
  if (paper.number !== version) return refuse({ kind: 'changed', theirs: {}, version: paper.number })
  const fault = paperFault({ ...paper, ...said }, isoDay(visit.now))
  if (fault !== null) return refuse({ kind: fault })
  const words = await writeBeforeWords(visit, card, 'return_paper', said.words)
  if (!words.ok) return words
  const own = { returnId: journey.id, caseId: card.id, unitId: await ownUnit(visit, card.id) }
  const step = { paperId: paper.id, number: version + 1, status: said.status, validUntil: said.validUntil, wordsRecord: words.value }
  if (!(await addPaperStep(visit.tx, { ...own, ...step }))) return refuse({ kind: 'changed', theirs: {}, version: version + 1 })
  visit.note({ caseId: card.id, object: paper.id, reason: said.status })
  return accept(paper.id)
}

export type SaidClearance = {
  readonly kind: 'trial' | 'fit'
  readonly status: TrialStatus | FitStatus
  readonly told: Told
  readonly onDay: string
  readonly validUntil: string | null
  readonly medicine: Medicine | null
  readonly medicineDays: number | null
  readonly words: string | null
}
export type ClearanceRefusal = WordsRefusal | { readonly kind: ClearanceFault } | Changed

/** What whoever leads the investigation, or health care, has said: a status. That she must wait postpones the return in the same moment. */
export async function noteClearance(visit: Visit, entered: Entered, { words, ...said }: SaidClearance, version: number): Promise<Result<Id, ClearanceRefusal>> {
  const { card, journey } = entered
  const newest = async (): Promise<number> => (await clearancesOf(visit.tx, journey.id)).find(({ kind }) => kind === said.kind)?.number ?? 0
  if ((await newest()) !== version) return refuse({ kind: 'changed', theirs: {}, version: await newest() })
  const fault = clearanceFault(said, isoDay(visit.now))
  if (fault !== null) return refuse({ kind: fault })
  const written = await writeBeforeWords(visit, card, 'return_fit', words)
  if (!written.ok) return written
  const id = newId()
  const made = { id, returnId: journey.id, caseId: card.id, unitId: await ownUnit(visit, card.id), number: version + 1, ...said, wordsRecord: written.value }
  if (!(await addClearance(visit.tx, made))) return refuse({ kind: 'changed', theirs: {}, version: await newest() })
  if (said.kind === 'trial') await settlePostponement(visit, entered)
  visit.note({ caseId: card.id, object: id, reason: said.status })
  return accept(id)
}

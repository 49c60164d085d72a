import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { sealedClasses, type SealedClass } from '#capabilities/people/contract.ts'
import { mayCorrect } from '#capabilities/cases/commands/correct-record.ts'
import { membershipOf } from '#capabilities/cases/domain/access.ts'
import { mayWrite } from '#capabilities/cases/domain/may-write.ts'
import { loadCase, type LoadedCase } from '#capabilities/cases/queries/load-case.ts'
import { nameBook, Names } from '#capabilities/cases/queries/names.ts'
import { readTexts } from '#capabilities/cases/queries/read-texts.ts'
import { countReaders, countReadersOfAll } from '#capabilities/cases/store/member.ts'
import { findRecord } from '#capabilities/cases/store/record.ts'

export const RecordAnswer = z.object({
  case: z.object({ id: z.string(), pseudonym: z.string() }),
  id: z.string(),
  class: z.string(),
  kind: z.string(),
  zoneId: z.string(),
  disclosureId: z.string().nullable(),
  version: z.number(),
  /** Newest first. `null` words are there but not sealed to this person, or damaged. */
  versions: z.array(
    z.object({ version: z.number(), author: z.string(), at: z.date(), reason: z.string().nullable(), words: z.string().nullable(), damaged: z.boolean() }),
  ),
  readers: z.number(),
  mayCorrect: z.boolean(),
  names: Names,
})
export type RecordModel = z.input<typeof RecordAnswer>

/** One record on its own page: this is where a sealed text is opened. */
export async function showRecord(visit: Visit, caseId: Id, recordId: Id): Promise<RecordModel | null> {
  const loaded = await loadCase(visit, caseId)
  const record = loaded && (await findRecord(visit.tx, caseId, recordId))
  if (!loaded || !record) return null
  const texts = await readTexts(visit, { caseId, recordIds: [recordId], which: 'all' }, loaded)
  if (texts.length === 0) return null
  return {
    case: { id: caseId, pseudonym: loaded.card.pseudonym },
    id: record.id,
    class: record.class,
    kind: record.kind,
    zoneId: record.zoneId,
    disclosureId: record.disclosureId,
    version: record.version,
    versions: texts.map(({ version, author, at, reason, words, damaged }) => ({ version, author, at, reason, damaged, words: words?.reveal() ?? null })),
    readers: record.zoneId === visit.actor.zoneId ? await countReaders(visit.tx, record.unitId, record.class) : 0,
    mayCorrect: mayCorrect(loaded, record) && texts[0]?.words !== null,
    names: await nameBook(
      visit,
      texts.map((text) => text.author),
      [record.zoneId],
    ),
  }
}

export type WriteModel = {
  readonly loaded: LoadedCase
  readonly zone: string
  /** Classes this person may write, and how. */
  readonly classes: readonly { readonly class: SealedClass; readonly form: boolean; readonly readers: number }[]
  readonly chosen: SealedClass | null
}

/** What may be written here, and who would read it: said before the first word. */
export async function prepareWriting(visit: Visit, caseId: Id, chosen: SealedClass | null): Promise<WriteModel | null> {
  const loaded = await loadCase(visit, caseId)
  const member = loaded && membershipOf(loaded.access)
  if (!loaded || !member) return null
  if (loaded.card.protectionLevel === 2) visit.requireStrong()
  const may = sealedClasses.filter((cls) => mayWrite(loaded.access, cls) !== 'none')
  if (may.length === 0 || (chosen !== null && !may.includes(chosen))) return null
  const readers = await countReadersOfAll(visit.tx, member.unitId, may)
  const names = await nameBook(visit, [], [visit.actor.zoneId])
  const classes = may.map((cls) => ({ class: cls, form: mayWrite(loaded.access, cls) === 'form', readers: readers.get(cls) ?? 0 }))
  return { loaded, zone: names.zones[visit.actor.zoneId] ?? '', classes, chosen }
}

import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { readTexts, writeRecord } from '#capabilities/cases/contract.ts'
import { ceilingOf } from '#capabilities/people/contract.ts'
import { knowersOf } from '#capabilities/returning/store/journey.ts'
import { copiesFor } from '#capabilities/returning/store/leg.ts'

/** Opens what is sealed to me of these records: the own zone's, or the copies another zone sent. By the record that was asked for. */
export async function openWords(visit: Visit, caseId: Id, asked: readonly (Id | null)[]): Promise<ReadonlyMap<Id, string>> {
  const ids = asked.filter((id) => id !== null)
  if (ids.length === 0 || !readsWords(visit)) return new Map()
  const copies = await copiesFor(visit.tx, caseId, ids)
  const texts = new Map((await readTexts(visit, { caseId, recordIds: [...ids, ...copies.values()] })).map((text) => [text.id, text.words?.reveal() ?? null]))
  return new Map(
    ids.flatMap((id) => {
      const words = texts.get(id) ?? texts.get(copies.get(id) ?? '') ?? null
      return words === null ? [] : [[id, words] as const]
    }),
  )
}

/** Whether a role of mine may read the words of a journey at all: a coordinator reads its codes and moments, the words stay with the parts that plan. */
export const readsWords = (visit: Visit): boolean => ceilingOf(visit.actor.roles).reads.has('C4')
export const writesWords = (visit: Visit): boolean => ceilingOf(visit.actor.roles).writes.has('C4')

/** Seals words to those of the own zone who know the journey now, and to nobody else in the unit. `null` when they may not be written. */
export async function sealToKnowers(visit: Visit, caseId: Id, returnId: Id, text: string): Promise<Id | null> {
  const readers = (await knowersOf(visit.tx, returnId)).filter((one) => one.endedAt === null && one.zoneId === visit.actor.zoneId).map((one) => one.personId)
  const written = await writeRecord(visit, { caseId, class: 'C4', kind: 'itinerary', text, readers })
  return written.ok ? written.value : null
}

import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { journeyWordParts, legWordParts, readWords } from '#capabilities/returning/domain/journey-words.ts'
import { enterPlanning } from '#capabilities/returning/queries/enter-journey.ts'
import { openWords } from '#capabilities/returning/queries/journey-words.ts'
import { arrangementOf } from '#capabilities/returning/store/journey.ts'
import { legsOf } from '#capabilities/returning/store/leg.ts'

const words = z.string().nullable()
const stop = z.object({ at: z.date(), zone: z.string(), country: z.string(), place: words })
/** One sheet for her own hands: where and when by the clocks of the places, nothing about why. */
export const journeySheetAnswer = z.object({
  language: z.string(),
  legs: z.array(z.object({ id: z.string(), depart: stop, arrive: stop, number: words, meets: words })),
  numbers: words,
  words,
})
export type JourneySheet = z.input<typeof journeySheetAnswer>

/** What leaves the screen asks for passphrase and code again. */
export async function showJourneySheet(visit: Visit, caseId: Id): Promise<JourneySheet | null> {
  const planning = await enterPlanning(visit, caseId)
  if (!planning) return null
  visit.requireStrong()
  const legs = await legsOf(visit.tx, planning.journey.id)
  const arrangement = await arrangementOf(visit.tx, planning.journey.id)
  const opened = await openWords(visit, caseId, [...legs.map((leg) => leg.wordsRecord), arrangement?.wordsRecord ?? null])
  const said = readWords(journeyWordParts, opened.get(arrangement?.wordsRecord ?? '') ?? null)
  return {
    language: arrangement?.language ?? 'eng',
    legs: legs.map((leg) => {
      const of = readWords(legWordParts, opened.get(leg.wordsRecord ?? '') ?? null)
      return { id: leg.id, depart: { ...leg.depart, place: of.from }, arrive: { ...leg.arrive, place: of.to }, number: of.number, meets: of.meets }
    }),
    numbers: said.numbers,
    words: said.sheet,
  }
}

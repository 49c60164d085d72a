import type { InLanguages } from '#kernel/language.ts'
import type { Answer } from '#platform/http/door.ts'
import { journeyEn } from '#capabilities/returning/words.journey.en.ts'
import { journeySv } from '#capabilities/returning/words.journey.sv.ts'

type Words = typeof journeySv

/** Words of the journey, who knows it, and its alarms. */
export const journeyWords: InLanguages<Words> = { sv: journeySv, en: journeyEn }
/** One sentence in both languages. */
export const inBothJourney = (pick: (words: Words) => string): InLanguages<string> => ({ sv: pick(journeySv), en: pick(journeyEn) })

/** A refusal in both languages. */
export const journeyRefused = (word: keyof Words['refused'], field?: string, status: Answer['status'] = 422): Answer => ({
  status,
  words: inBothJourney((t) => t.refused[word]),
  ...(field ? { field } : {}),
})

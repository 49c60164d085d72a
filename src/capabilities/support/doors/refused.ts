import type { Answer } from '#platform/http/door.ts'
import { inBoth } from '#capabilities/support/words.ts'
import type { supportWords } from '#capabilities/support/words.ts'

/** An answer in both languages, from the room's words. */
export const refused = (status: Answer['status'], word: keyof (typeof supportWords)['sv']['refused'], field?: string): Answer => ({
  status,
  words: inBoth((t) => t.refused[word]),
  ...(field ? { field } : {}),
})

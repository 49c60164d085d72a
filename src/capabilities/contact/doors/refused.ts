import type { Answer } from '#platform/http/door.ts'
import { contactWords } from '#capabilities/contact/words.ts'

const { sv, en } = contactWords

/** An answer in both languages, from the room's words. */
export const refused = (status: Answer['status'], word: keyof typeof sv.refused, field?: string): Answer => ({
  status,
  words: { sv: sv.refused[word], en: en.refused[word] },
  ...(field ? { field } : {}),
})

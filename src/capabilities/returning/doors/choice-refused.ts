import type { Answer } from '#platform/http/door.ts'
import { inBothChoice, type choiceWords } from '#capabilities/returning/words.choice.ts'

/** An answer in both languages, from the words of the choice. */
export const refused = (status: Answer['status'], word: keyof (typeof choiceWords)['sv']['refused'], field?: string): Answer => ({
  status,
  words: inBothChoice((t) => t.refused[word]),
  ...(field ? { field } : {}),
})

export const wordsRefusals = {
  'not-yours-to-write': refused(422, 'notYours', 'words'),
  'words-too-long': refused(422, 'wordsTooLong', 'words'),
} as const

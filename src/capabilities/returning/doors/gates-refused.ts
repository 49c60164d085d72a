import type { Answer } from '#platform/http/door.ts'
import { inBothGates, type gatesWords } from '#capabilities/returning/words.gates.ts'

/** An answer in both languages, from the words of this part. */
export const refused = (status: Answer['status'], word: keyof (typeof gatesWords)['sv']['refused'], field?: string): Answer => ({
  status,
  words: inBothGates((t) => t.refused[word]),
  ...(field ? { field } : {}),
})

/** What may be wrong with words, wherever they stand. */
export const wordsRefused = (field: string) => ({
  'not-yours-to-write': refused(422, 'notYours', field),
  'words-too-long': refused(422, 'wordsTooLong', field),
})

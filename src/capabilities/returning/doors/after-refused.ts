import type { Answer } from '#platform/http/door.ts'
import { inBothAfter, type afterWords } from '#capabilities/returning/words.after.ts'

type Word = keyof (typeof afterWords)['sv']['refused']
/** An answer in both languages, from this part's words. */
export const refusedAfter = (status: Answer['status'], word: Word, field?: string): Answer => ({
  status,
  words: inBothAfter((t) => t.refused[word]),
  ...(field ? { field } : {}),
})

export const wordRefusals = { 'not-yours-to-write': refusedAfter(422, 'notYours'), 'words-too-long': refusedAfter(422, 'tooLong', 'words') } as const
export const grantRefusals = { 'not-yours': refusedAfter(422, 'notYours'), 'does-not-follow': refusedAfter(409, 'doesNotFollow') } as const
/** Why an outcome does not stand yet. */
export const outcomeRefusals = {
  'not-followed-long-enough': refusedAfter(422, 'notFollowedLongEnough', 'outcome'),
  'she-has-not-declined': refusedAfter(422, 'notDeclined', 'outcome'),
  'she-is-not-lost': refusedAfter(422, 'notLost', 'outcome'),
  'still-to-be-looked-for': refusedAfter(422, 'stillToBeLookedFor', 'outcome'),
  'nobody-knows-it': refusedAfter(422, 'nobodyKnowsIt', 'outcome'),
} as const

import { z } from 'zod'
import type { Answer } from '#platform/http/door.ts'
import * as f from '#platform/http/fields.ts'
import { inBoth, type protectionWords } from '#capabilities/protection/words.ts'

/** An answer in both languages, from the room's words. */
export const refused = (status: Answer['status'], word: keyof (typeof protectionWords)['sv']['refused'], field?: string): Answer => ({
  status,
  words: inBoth((t) => t.refused[word]),
  ...(field ? { field } : {}),
})

/** What every address about a case carries, and about one thing in it. */
export const oneCase = z.object({ id: f.id() })
export const oneObservation = z.object({ id: f.id(), observation: f.id() })
export const oneAssessment = z.object({ id: f.id(), assessment: f.id() })
export const onePlan = z.object({ id: f.id(), plan: f.id() })

import { z } from 'zod'
import type { Answer } from '#platform/http/door.ts'
import * as f from '#platform/http/fields.ts'
import { cooperationWords } from '#capabilities/cooperation/words.ts'

const { sv, en } = cooperationWords

/** An answer in both languages, from the room's words. */
export const refused = (status: Answer['status'], word: keyof typeof sv.refused, field?: string): Answer => ({
  status,
  words: { sv: sv.refused[word], en: en.refused[word] },
  ...(field ? { field } : {}),
})

/** What every address about one thing carries. */
export const oneId = z.object({ id: f.id() })

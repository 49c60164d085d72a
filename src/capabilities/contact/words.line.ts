import type { Answer } from '#platform/http/door.ts'
import { lineEn } from '#capabilities/contact/words.line.en.ts'
import { lineSv } from '#capabilities/contact/words.line.sv.ts'

export const workWords = { sv: lineSv, en: lineEn } as const
export type WorkWords = typeof lineSv

/** An answer in both languages. */
export const refusedOnLine = (status: Answer['status'], word: keyof typeof lineSv.refused, field?: string): Answer => ({
  status,
  words: { sv: lineSv.refused[word], en: lineEn.refused[word] },
  ...(field ? { field } : {}),
})

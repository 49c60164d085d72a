import type { z } from 'zod'
import type { Language } from '#kernel/language.ts'
import type { Door } from '#platform/http/door.ts'
import type { FieldError } from '#ui/page.ts'
import { uiWords } from '#ui/words.ts'

export type Wrong = FieldError & { readonly code: string }

/** One sentence per field that is wrong, in her language; the room's own words first. */
export function wrongFields(door: Door & { kind: 'form' }, error: z.ZodError, language: Language): readonly Wrong[] {
  const seen = new Set<string>()
  const wrong: Wrong[] = []
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '')
    if (seen.has(field)) continue
    seen.add(field)
    const general: Readonly<Record<string, string>> = uiWords[language].errors
    const code = issue.message in general || door.errors?.[field]?.[issue.message] ? issue.message : 'not-a-choice'
    wrong.push({ field, code, text: door.errors?.[field]?.[code]?.[language] ?? general[code] ?? code })
  }
  return wrong
}

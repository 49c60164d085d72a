import type { InLanguages } from '#kernel/language.ts'
import type { Answer } from '#platform/http/door.ts'
import { childrenEn } from '#capabilities/support/words.children.en.ts'
import { childrenSv } from '#capabilities/support/words.children.sv.ts'
import { clocksEn } from '#capabilities/support/words.clocks.en.ts'
import { clocksSv } from '#capabilities/support/words.clocks.sv.ts'
import { permitsEn } from '#capabilities/support/words.permits.en.ts'
import { permitsSv } from '#capabilities/support/words.permits.sv.ts'

type Words = { readonly clocks: typeof clocksSv; readonly permits: typeof permitsSv; readonly children: typeof childrenSv }

/** What the law's clocks, permits and children say. */
export const lawWords: InLanguages<Words> = {
  sv: { clocks: clocksSv, permits: permitsSv, children: childrenSv },
  en: { clocks: clocksEn, permits: permitsEn, children: childrenEn },
}
/** One sentence in both languages. */
export const inBothLaw = (pick: (words: Words) => string): InLanguages<string> => ({ sv: pick(lawWords.sv), en: pick(lawWords.en) })

/** An answer in both languages. */
export const answered = (status: Answer['status'], pick: (words: Words) => string, field?: string): Answer => ({
  status,
  words: inBothLaw(pick),
  ...(field ? { field } : {}),
})

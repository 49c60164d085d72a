import type { SafeContactFlag } from '#capabilities/contact/domain/safe-contact.ts'
import type { contactWords } from '#capabilities/contact/words.ts'

type Hours = { readonly from: string; readonly until: string }
/** A rule of safe contact in words: what may never be done, then when. */
export const sayRule = (flags: readonly SafeContactFlag[], hours: Hours | null, words: (typeof contactWords)['sv']): readonly string[] => [
  ...flags.map((flag) => words.flags[flag]),
  ...(hours === null ? [] : [hours.from === hours.until ? words.form.anyHour : `${hours.from}–${hours.until}`]),
]

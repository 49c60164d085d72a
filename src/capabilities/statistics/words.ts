import type { InLanguages, Language } from '#kernel/language.ts'
import { openIntervals, type OpenQuestion } from '#capabilities/statistics/domain/open-questions.ts'
import type { Silence } from '#capabilities/statistics/domain/dataset.ts'
import { en } from '#capabilities/statistics/words.en.ts'
import { sv } from '#capabilities/statistics/words.sv.ts'

export type Words = typeof sv
export const words: InLanguages<Words> = { sv, en }

/** Between what and what, in words. */
export const sayBetween = (of: OpenQuestion, language: Language): string => {
  const found = openIntervals().find((each) => each.of === of)
  if (!found) throw new RangeError(`no interval for ${of}`)
  return words[language].referrals.between(found.min, found.max)
}

/** Why a crossing has no answer, with the limits that can be told. */
export const saySilence = (silence: Silence, language: Language): string => words[language].silences[silence]((of) => sayBetween(of, language))

/** Women, girls, men or boys, or the value by itself. */
export const sayCell = (at: Readonly<Partial<Record<string, string>>>, language: Language): string => {
  const t = words[language]
  const { sex, age, ...rest } = at
  const group = sex && age ? t.groups[`${sex} ${age}`] : undefined
  const single = Object.values(rest)
    .concat(group ? [] : [sex, age])
    .filter((value) => value !== undefined)
  return [group, ...single.map((value) => t.values[value] ?? value)].filter((part) => part !== undefined).join(', ')
}

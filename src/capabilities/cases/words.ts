import type { InLanguages, Language } from '#kernel/language.ts'
import type { Axis } from '#capabilities/cases/domain/axes.ts'
import type { RecordKind } from '#capabilities/cases/domain/kinds.ts'
import type { TaskTitle } from '#capabilities/cases/domain/tasks.ts'
import { en } from '#capabilities/cases/words.en.ts'
import { sv } from '#capabilities/cases/words.sv.ts'

export const casesWords: InLanguages<typeof sv> = { sv, en }
export type CasesWords = typeof sv

/** The same sentence in both languages, for refusals and sockets. */
export const inBoth = (say: (t: CasesWords) => string): InLanguages<string> => ({ sv: say(sv), en: say(en) })

/** A value of an axis in words. A value that is not known stands as it is. */
export const axisWords = (axis: Axis, value: string, language: Language): string =>
  (casesWords[language][axis] as Readonly<Record<string, string>>)[value] ?? value
export const recordKindWords = (kind: RecordKind, language: Language): string => casesWords[language].kinds[kind]
export const taskTitleWords = (title: TaskTitle, language: Language): string => casesWords[language].taskTitles[title]

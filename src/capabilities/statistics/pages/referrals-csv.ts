import type { Language } from '#kernel/language.ts'
import { toCsv } from '#capabilities/statistics/domain/csv.ts'
import type { ReferralsModel } from '#capabilities/statistics/queries/show-referrals.ts'
import { words } from '#capabilities/statistics/words.ts'

const groupKeys = ['sex', 'age', 'purpose'] as const

/** One line per cell and margin, each with its marking, so that no line can be read without it. */
export function csvOf(model: ReferralsModel, language: Language): string {
  const t = words[language]
  const by = groupKeys.filter((key) => model.by.includes(key))
  const reading = `${model.dataset.reading}${model.dataset.inferred ? ` (${t.csv.inferred})` : ''}`
  const head = [...by.map((key) => t.csv[key]), t.csv.count, t.csv.marking, t.csv.reading, t.csv.source]
  const lines = model.cells.map(({ at, count }) => [
    ...by.map((key) => (at[key] === undefined ? t.csv.all : (t.values[at[key]] ?? at[key]))),
    count,
    t.referrals.marking,
    reading,
    model.dataset.source,
  ])
  return toCsv([head, ...lines])
}

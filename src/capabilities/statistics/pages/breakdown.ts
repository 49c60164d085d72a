import type { BarRow, Series } from '#ui/components/bar-chart.tsx'
import type { Column, Row } from '#ui/components/data-table.tsx'
import type { Language } from '#kernel/language.ts'
import type { Variable } from '#capabilities/statistics/domain/dataset.ts'
import { variablesOf } from '#capabilities/statistics/domain/asked.ts'
import { valuesOf } from '#capabilities/statistics/domain/table.ts'
import type { ReferralsModel } from '#capabilities/statistics/queries/show-referrals.ts'
import { sayCell, words } from '#capabilities/statistics/words.ts'

type At = Record<string, string>

const combine = (by: readonly Variable[]): At[] =>
  by.reduce<At[]>((all, variable) => all.flatMap((at) => valuesOf(variable).map((value) => ({ ...at, [variable]: value }))), [{}])
const keyOf = (at: At): string =>
  Object.entries(at)
    .map(([variable, value]) => `${variable}-${value}`)
    .sort()
    .join('_') || 'all'

/** A crossing as rows and columns, for the chart and for the table beside it. */
export function breakDown(
  model: ReferralsModel,
  language: Language,
): { readonly series: readonly Series[]; readonly bars: readonly BarRow[]; readonly columns: readonly Column[]; readonly rows: readonly Row[] } {
  const t = words[language]
  const counts = new Map(model.cells.map(({ at, count }) => [keyOf(at), count]))
  const down = combine(variablesOf(model.asked.rows))
  const across = model.asked.columns === null ? [] : combine(variablesOf(model.asked.columns))
  const count = (at: At): number => counts.get(keyOf(at)) ?? 0
  const series = across.length === 0 ? [{ key: 'all', text: t.referrals.count }] : across.map((at) => ({ key: keyOf(at), text: sayCell(at, language) }))
  const bars = down.map((at) => ({
    key: keyOf(at),
    text: sayCell(at, language),
    values: Object.fromEntries(across.length === 0 ? [['all', count(at)]] : across.map((other) => [keyOf(other), count({ ...at, ...other })])),
  }))
  const columns: Column[] = [
    { key: 'name', text: t.choices[model.asked.rows] },
    ...across.map((at) => ({ key: keyOf(at), text: sayCell(at, language), numeric: true })),
    { key: 'all', text: across.length === 0 ? t.referrals.count : t.referrals.total, numeric: true },
  ]
  const line = (at: At, name: string): Row => ({
    key: keyOf(at),
    cells: { name, all: count(at), ...Object.fromEntries(across.map((other) => [keyOf(other), count({ ...at, ...other })])) },
  })
  return { series, bars, columns, rows: [...down.map((at) => line(at, sayCell(at, language))), line({}, t.referrals.total)] }
}

import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import { BarChart } from '#ui/components/bar-chart.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { programmeOutcomes, programmeReached, programmeSteps } from '#capabilities/statistics/domain/programme.ts'
import type { OverviewModel } from '#capabilities/statistics/queries/show-overview.ts'
import { twelfthNames } from '#capabilities/statistics/domain/twelfth.ts'
import { programmeWords } from '#capabilities/statistics/words.programme.ts'
import { words } from '#capabilities/statistics/words.ts'

type Period = OverviewModel['programme']['periods'][number]

const Ended = ({ period, language }: { readonly period: Period; readonly language: Language }): VNode => {
  const t = programmeWords[language]
  const { hidden } = words[language].closed
  const counts = new Map(period.cells.map(({ name, count }) => [name, count]))
  const said = (count: number | null) => (count === null ? <span class="l-quiet">{hidden}</span> : count)
  const title = t.period(period.from, period.last)
  // Periods that were counted before the twelfth month was a fact of its own hold it still.
  const way = [...programmeSteps, ...programmeReached, ...(counts.has('m12') ? (['m12'] as const) : [])]
  const names = [...way, 'granted', ...programmeOutcomes] as const
  return (
    <>
      <h3>{title}</h3>
      <p>{t.total(period.total)}</p>
      {period.cells.length === 0 ? null : (
        <div class="l-halves">
          <BarChart
            title={title}
            desc={t.desc}
            id={`programme-${period.from}`}
            language={language}
            series={[{ key: 'all', text: t.count }]}
            rows={way.map((name) => ({ key: name, text: t.names[name], values: { all: counts.get(name) ?? null } }))}
          />
          <DataTable
            caption={title}
            quietCaption
            language={language}
            columns={[
              { key: 'name', text: t.what },
              { key: 'count', text: t.count, numeric: true },
            ]}
            rows={[
              ...names.map((name) => ({ key: name, cells: { name: t.names[name], count: said(counts.get(name) ?? null) } })),
              { key: 'paid', cells: { name: t.paid, count: said(period.paidThousands) } },
            ]}
          />
        </div>
      )}
    </>
  )
}

type Passed = OverviewModel['twelfth']['periods'][number]
const Twelfth = ({ period, language }: { readonly period: Passed; readonly language: Language }): VNode => {
  const t = programmeWords[language]
  const counts = new Map(period.cells.map(({ name, count }) => [name, count]))
  const title = t.twelfth.period(period.from, period.last)
  return (
    <>
      <h3>{title}</h3>
      <p>{t.twelfth.total(period.total)}</p>
      {period.cells.length === 0 ? null : (
        <DataTable
          caption={title}
          quietCaption
          language={language}
          columns={[
            { key: 'name', text: t.what },
            { key: 'count', text: t.count, numeric: true },
          ]}
          rows={twelfthNames.map((name) => ({
            key: name,
            cells: { name: t.twelfth.names[name], count: counts.get(name) ?? <span class="l-quiet">{words[language].closed.hidden}</span> },
          }))}
        />
      )}
    </>
  )
}

/** The return programme, beside the published cases and never added to them. */
export const Programme = ({ model, language }: { readonly model: Pick<OverviewModel, 'programme' | 'twelfth'>; readonly language: Language }): VNode => {
  const { programme, twelfth } = model
  const t = programmeWords[language]
  return (
    <Panel title={t.title}>
      <p>{t.lead(programme.threshold)}</p>
      <p>{t.counting}</p>
      {programme.periods.length === 0 ? <Empty>{t.few(programme.threshold)}</Empty> : null}
      {programme.periods.map((period) => (
        <Ended key={period.from} period={period} language={language} />
      ))}
      <h3>{t.twelfth.title}</h3>
      <p>{t.twelfth.lead}</p>
      {twelfth.periods.length === 0 ? <Empty>{t.twelfth.few(programme.threshold)}</Empty> : null}
      {twelfth.periods.map((period) => (
        <Twelfth key={period.from} period={period} language={language} />
      ))}
    </Panel>
  )
}

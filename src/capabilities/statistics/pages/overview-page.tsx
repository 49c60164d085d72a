import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import { BarChart } from '#ui/components/bar-chart.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { Tag } from '#ui/components/tag.tsx'
import type { Page, Shown } from '#ui/page.ts'
import { statisticsPaths } from '#capabilities/statistics/paths.ts'
import { Programme } from '#capabilities/statistics/pages/programme-panel.tsx'
import type { OverviewModel } from '#capabilities/statistics/queries/show-overview.ts'
import { sayCell, words } from '#capabilities/statistics/words.ts'

type Period = OverviewModel['closed']['periods'][number]

const ClosedIn = ({ period, language, threshold }: { readonly period: Period; readonly language: Language; readonly threshold: number }): VNode => {
  const t = words[language].closed
  const said = (count: number | null) => (count === null ? <span class="l-quiet">{t.hidden}</span> : count)
  const columns = [{ key: 'sex', text: t.person }, ...(['adult', 'child', 'unknown', 'all'] as const).map((key) => ({ key, text: t[key], numeric: true }))]
  const title = t.period(period.from, period.last)
  return (
    <>
      <h3>{title}</h3>
      {period.rows.length === 0 ? (
        <p>{t.total(period.total ?? 0)}</p>
      ) : (
        <div class="l-halves">
          <BarChart
            title={title}
            desc={t.lead(threshold)}
            id={`closed-${period.from}`}
            language={language}
            series={[{ key: 'all', text: t.all }]}
            rows={period.rows.filter((row) => row.sex !== 'all').map((row) => ({ key: row.sex, text: t.sexes[row.sex] ?? row.sex, values: { all: row.all } }))}
          />
          <DataTable
            caption={title}
            quietCaption
            columns={columns}
            language={language}
            rows={period.rows.map((row) => ({
              key: row.sex,
              cells: { sex: t.sexes[row.sex] ?? row.sex, adult: said(row.adult), child: said(row.child), unknown: said(row.unknown), all: said(row.all) },
            }))}
          />
        </div>
      )}
    </>
  )
}

const Closed = ({ closed: { periods, threshold, finished }, language }: { readonly closed: OverviewModel['closed']; readonly language: Language }): VNode => {
  const t = words[language].closed
  return (
    <Panel title={t.title}>
      <p>{t.lead(threshold)}</p>
      <p>{t.once(threshold, periods[0]?.last ?? finished)}</p>
      {periods.length === 0 && <Empty>{t.few(threshold, finished)}</Empty>}
      {periods.map((period) => (
        <ClosedIn key={period.from} period={period} language={language} threshold={threshold} />
      ))}
    </Panel>
  )
}

/** Every table there is, the published one first. */
export function overviewPage(model: OverviewModel, page: Page): Shown {
  const t = words[page.language]
  return {
    title: t.title,
    place: 'statistics',
    wide: true,
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="l-lead">{t.lead}</p>
        <Panel
          title={t.referrals.title}
          aside={<Tag tone="quiet" text={t.referrals.marking} />}
          action={{ href: statisticsPaths.referrals(), text: t.referrals.open }}
        >
          <p>{t.referrals.short}</p>
          <BarChart
            title={t.choices.group}
            desc={t.referrals.desc(model.referrals.total)}
            id="groups"
            language={page.language}
            series={[{ key: 'all', text: t.referrals.count }]}
            rows={model.referrals.groups.map(({ sex, age, count }) => ({
              key: `${sex}-${age}`,
              text: sayCell({ sex, age }, page.language),
              values: { all: count },
            }))}
          />
        </Panel>
        <Programme model={model} language={page.language} />
        <Closed closed={model.closed} language={page.language} />
      </>
    ),
  }
}

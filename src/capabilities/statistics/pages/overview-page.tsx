import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import { BarChart } from '#ui/components/bar-chart.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { Tag } from '#ui/components/tag.tsx'
import type { Page, Shown } from '#ui/page.ts'
import { statisticsPaths } from '#capabilities/statistics/paths.ts'
import type { OverviewModel } from '#capabilities/statistics/queries/show-overview.ts'
import { sayCell, words } from '#capabilities/statistics/words.ts'

const Closed = ({ closed, language }: { readonly closed: OverviewModel['closed']; readonly language: Language }): VNode => {
  const t = words[language].closed
  const said = (count: number | null) => (count === null ? <span class="l-quiet">{t.hidden}</span> : count)
  const columns = [{ key: 'sex', text: t.person }, ...(['adult', 'child', 'unknown', 'all'] as const).map((key) => ({ key, text: t[key], numeric: true }))]
  return (
    <Panel title={t.title}>
      <p>{t.lead(closed.threshold)}</p>
      {closed.total === null ? (
        <Empty>{t.few(closed.threshold)}</Empty>
      ) : closed.rows.length === 0 ? (
        <p>{t.total(closed.total)}</p>
      ) : (
        <div class="l-halves">
          <BarChart
            title={t.title}
            desc={t.lead(closed.threshold)}
            id="closed"
            language={language}
            series={[{ key: 'all', text: t.all }]}
            rows={closed.rows.filter((row) => row.sex !== 'all').map((row) => ({ key: row.sex, text: t.sexes[row.sex] ?? row.sex, values: { all: row.all } }))}
          />
          <DataTable
            caption={t.title}
            quietCaption
            columns={columns}
            language={language}
            rows={closed.rows.map((row) => ({
              key: row.sex,
              cells: { sex: t.sexes[row.sex] ?? row.sex, adult: said(row.adult), child: said(row.child), unknown: said(row.unknown), all: said(row.all) },
            }))}
          />
        </div>
      )}
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
        <Closed closed={model.closed} language={page.language} />
      </>
    ),
  }
}

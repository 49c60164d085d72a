import type { VNode } from 'preact'
import { BarChart } from '#ui/components/bar-chart.tsx'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import type { Page, Shown } from '#ui/page.ts'
import { share } from '#capabilities/statistics/domain/share.ts'
import { breakDown } from '#capabilities/statistics/pages/breakdown.ts'
import { ReleasePanel } from '#capabilities/statistics/pages/release-panel.tsx'
import { statisticsPaths } from '#capabilities/statistics/paths.ts'
import type { ReferralsModel } from '#capabilities/statistics/queries/show-referrals.ts'
import { sayBetween, saySilence, words } from '#capabilities/statistics/words.ts'

type Props = { readonly model: ReferralsModel; readonly page: Page }

const askedWords = ({ asked }: ReferralsModel, page: Page): string => {
  const t = words[page.language]
  return asked.columns === null ? t.choices[asked.rows] : t.crossing.cross(t.choices[asked.rows], t.choices[asked.columns].toLowerCase())
}

const Figures = ({ model, page }: Props): VNode => {
  const t = words[page.language].referrals
  const { series, bars, columns, rows } = breakDown(model, page.language)
  return (
    <div class="l-halves">
      <BarChart
        title={askedWords(model, page)}
        desc={t.desc(model.total)}
        series={series}
        rows={bars}
        stacked={series.length > 1}
        language={page.language}
        id="referrals"
      />
      <DataTable caption={t.table} columns={columns} rows={rows} language={page.language} />
    </div>
  )
}

const Shares = ({ model, page }: Props): VNode => {
  const t = words[page.language].referrals
  const { sexual, children, female } = model.figures
  const line = (key: string, name: string, part: number) => ({
    key,
    text: t.share(name, part, model.total),
    value: share(part, model.total, page.language) ?? '–',
  })
  return (
    <Panel title={t.shares}>
      <SummaryList rows={[line('sexual', t.sexual, sexual), line('children', t.children, children), line('female', t.female, female)]} />
    </Panel>
  )
}

const HowCounted = ({ model, page }: Props): VNode => {
  const t = words[page.language].referrals
  const { dataset } = model
  return (
    <Panel title={t.counted} aside={dataset.inferred ? <Tag tone="soon" text={t.inferred(dataset.reading)} /> : null}>
      <SummaryList
        rows={[
          { key: 'unit', text: t.unit, value: t.units[dataset.unit] },
          { key: 'partition', text: t.partition, value: t.partitions[dataset.partition] },
          { key: 'period', text: t.period, value: `${dataset.period.from}–${dataset.period.to}` },
          { key: 'population', text: t.population, value: t.populations(dataset.population) },
          { key: 'risk', text: t.risk, value: dataset.doubleCountRisk ? t.riskYes : t.riskNo },
          { key: 'source', text: t.source, value: dataset.source },
          { key: 'reading', text: t.reading, value: dataset.inferred ? `${t.inferred(dataset.reading)}. ${t.inferredWhy}` : dataset.reading },
        ]}
      />
      <p>{t.multiple}</p>
      <p>{t.label}</p>
    </Panel>
  )
}

const OpenQuestions = ({ model, page }: Props): VNode => {
  const t = words[page.language]
  return (
    <Panel title={t.referrals.open2}>
      <p>{t.referrals.openLead}</p>
      <DataTable
        caption={t.referrals.open2}
        quietCaption
        columns={[
          { key: 'of', text: t.referrals.question },
          { key: 'interval', text: t.referrals.interval },
        ]}
        rows={model.intervals.map(({ of }) => ({ key: of, cells: { of: t.open[of], interval: sayBetween(of, page.language) } }))}
        language={page.language}
      />
    </Panel>
  )
}

/** Chart left, table right, and under them how it was counted, what is hidden and why. */
export function referralsPage(model: ReferralsModel, page: Page): Shown {
  const t = words[page.language]
  const { rows, columns } = model.asked
  return {
    title: t.title,
    place: 'statistics',
    wide: true,
    trail: [{ href: statisticsPaths.all(), text: t.title }],
    body: (
      <>
        <h1>{t.referrals.title}</h1>
        <p>
          <Tag tone="quiet" text={t.referrals.marking} />{' '}
          {model.dataset.inferred ? <Tag tone="soon" text={t.referrals.inferred(model.dataset.reading)} /> : null}
        </p>
        {model.refused === null ? (
          <Figures model={model} page={page} />
        ) : (
          <Notice tone="warn" title={t.crossing.refusedTitle(askedWords(model, page))}>
            {model.refused === 'asked-twice' ? t.crossing.twice : saySilence(model.refused, page.language)}
          </Notice>
        )}
        <p class="l-actions">
          {model.refused === null ? (
            <ButtonLink tone="quiet" href={statisticsPaths.csv(rows, columns ?? undefined)}>
              {t.referrals.csv}
            </ButtonLink>
          ) : (
            <ButtonLink tone="quiet" href={statisticsPaths.referrals()}>
              {t.crossing.back}
            </ButtonLink>
          )}{' '}
          <ButtonLink tone="quiet" href={statisticsPaths.crossing()}>
            {t.referrals.ask}
          </ButtonLink>
        </p>
        <Shares model={model} page={page} />
        <HowCounted model={model} page={page} />
        <OpenQuestions model={model} page={page} />
        <Panel title={t.referrals.hidden}>
          <p>{t.referrals.hiddenWhy}</p>
        </Panel>
        <ReleasePanel release={model.release} language={page.language} />
      </>
    ),
  }
}

import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Details } from '#ui/components/details.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { matrixRows } from '#capabilities/costs/domain/codes.ts'
import { sayOre } from '#capabilities/costs/domain/ore.ts'
import { PaysNow } from '#capabilities/costs/pages/pays-now.tsx'
import { BurnPicture, lineCells, lineColumns, trailTo } from '#capabilities/costs/pages/parts.tsx'
import { Right } from '#capabilities/costs/pages/right.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import type { CostsModel } from '#capabilities/costs/queries/case-costs.ts'
import { costWords } from '#capabilities/costs/words.ts'

const Lines = ({ model, page }: { readonly model: CostsModel; readonly page: Page }): VNode => {
  const { language } = page
  const t = costWords[language]
  const columns = [...lineColumns(language), ...(model.mayWrite ? [{ key: 'deed', text: t.columns.deed }] : [])]
  return (
    <>
      <DataTable
        caption={t.case.lines}
        sorted={t.case.newest}
        empty={t.case.noLines}
        language={language}
        columns={columns}
        rows={model.lines.map((line) => ({
          key: line.id,
          cells: {
            ...lineCells(line, language),
            deed: line.reverses || line.reversedBy ? '–' : <a href={costPaths.takeBack(model.case.id, line.id)}>{t.case.takeBack}</a>,
          },
        }))}
      />
      <SummaryList
        rows={[
          { key: 'net', text: t.case.total, value: sayOre(model.total.netOre, language) },
          { key: 'eligible', text: t.case.eligible, value: sayOre(model.total.eligibleOre, language) },
          { key: 'claimed', text: t.case.claimed, value: sayOre(model.total.claimedOre, language) },
        ]}
      />
    </>
  )
}

const Guide = ({ model, page }: { readonly model: CostsModel; readonly page: Page }): VNode => {
  const { language } = page
  const t = costWords[language]
  const [social, care, state] = t.owed[model.status]
  return (
    <>
      <h2>{t.case.owed}</h2>
      <p class="govuk-body">{t.statuses[model.status]}</p>
      <SummaryList
        rows={[
          { key: 'social', text: t.case.social, value: social },
          { key: 'care', text: t.case.care, value: care },
          { key: 'state', text: t.case.state, value: state },
        ]}
      />
      <Details summary={t.case.matrix}>
        <DataTable
          caption={t.case.matrix}
          quietCaption
          language={language}
          columns={[
            { key: 'need', text: t.case.need },
            { key: 'pays', text: t.case.pays },
          ]}
          rows={matrixRows.map((row) => ({ key: row.need, cells: { need: t.needs[row.need], pays: t.bearers[row.pays] } }))}
        />
      </Details>
    </>
  )
}

/** Everything about the money of a case, for those who work in it: who pays, what it costs, what the state gives back. */
export function costsPage(model: CostsModel, page: Page): Shown {
  const { language } = page
  const t = costWords[language]
  return {
    title: `${t.case.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case, language, false),
    body: (
      <>
        <h1>{t.case.title}</h1>
        <p class="govuk-body">{`${t.case.lead}${model.number === null ? '' : ` ${t.number(model.number)}.`}`}</p>
        <Panel title={t.case.who} action={{ href: costPaths.payer(model.case.id), text: t.case.whoLink }}>
          <PaysNow pays={model.pays} page={page} />
        </Panel>
        <Right model={model} page={page} />
        {model.pays.disputed ? <Notice tone="info">{t.never}</Notice> : null}
        {model.mayWrite ? (
          <p class="l-row">
            <ButtonLink href={costPaths.newLine(model.case.id)}>{t.case.newLine}</ButtonLink>{' '}
            <ButtonLink href={costPaths.newStay(model.case.id)} tone="quiet">
              {t.case.newStay}
            </ButtonLink>
          </p>
        ) : null}
        <Lines model={model} page={page} />
        <BurnPicture burn={model.burn} page={page} />
        <Guide model={model} page={page} />
      </>
    ),
  }
}

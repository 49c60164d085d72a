import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { State } from '#ui/components/state.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { sayPerson, sayZone } from '#capabilities/cases/contract.ts'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import { returnTrail } from '#capabilities/returning/pages/choice-parts.tsx'
import { sayCountry } from '#capabilities/returning/pages/gates-parts.tsx'
import type { PaperRow, PapersModel } from '#capabilities/returning/queries/show-papers.ts'
import { gatesWords } from '#capabilities/returning/words.gates.ts'

type Props = { readonly model: PapersModel; readonly page: Page }
const statusTones = { needed: 'new', applied: 'soon', received: 'soon', valid: 'done', expired: 'late', lost: 'late', refused: 'late' } as const
const answerTones = {
  no_investigation: 'done',
  asked: 'soon',
  cleared: 'done',
  wait: 'late',
  not_assessed: 'new',
  fit: 'done',
  fit_with_help: 'done',
  not_fit: 'late',
} as const

const Status = ({ row, page }: { readonly row: PaperRow; readonly page: Page }): VNode => {
  const t = gatesWords[page.language].papers
  const over = row.over && row.status === 'valid'
  return <Tag tone={over ? 'late' : statusTones[row.status]} text={over ? t.over : t.statuses[row.status]} />
}

const Papers = ({ model, page }: Props): VNode => {
  const { language } = page
  const words = gatesWords[language]
  const t = words.papers
  return (
    <DataTable
      caption={t.title}
      quietCaption
      language={language}
      empty={t.none}
      columns={[
        { key: 'kind', text: t.paper },
        { key: 'issuer', text: t.issuer },
        { key: 'status', text: t.status },
        { key: 'until', text: t.validUntil },
        { key: 'by', text: words.by },
      ]}
      rows={model.papers.map((row) => ({
        key: row.id,
        cells: {
          kind: model.mayWrite ? <a href={gatePaths.paper(model.case.id, row.id)}>{t.kinds[row.kind]}</a> : t.kinds[row.kind],
          issuer: sayCountry(row.issuer, language),
          status: <Status row={row} page={page} />,
          until: row.validUntil ?? '–',
          by: `${sayZone(model.names, row.zoneId)} · ${sayPerson(model.names, row.madeBy, language)}`,
        },
      }))}
    />
  )
}

const Answer = ({ model, page, kind }: Props & { readonly kind: 'trial' | 'fit' }): VNode => {
  const { language } = page
  const words = gatesWords[language]
  const t = words.papers
  const one = model[kind]
  const href = gatePaths.clearance(model.case.id, kind === 'trial' ? 'authority' : 'travel')
  return (
    <Panel title={t[kind]} level={2} action={model.mayWrite && model.sees[kind] ? { href, text: t.note } : undefined}>
      {one === null ? (
        <Empty>{model.sees[kind] ? t.noAnswer : t.notShown}</Empty>
      ) : (
        <SummaryList
          rows={[
            { key: 'status', text: t.status, value: <Tag tone={answerTones[one.status]} text={{ ...t.trials, ...t.fits }[one.status]} /> },
            { key: 'told', text: t.told, value: `${t.tolds[one.told]} · ${one.onDay}` },
            ...(one.validUntil === null ? [] : [{ key: 'until', text: t.fitUntil, value: one.validUntil }]),
            ...(one.medicine === null
              ? []
              : [
                  {
                    key: 'medicine',
                    text: t.medicine,
                    value: one.medicineDays === null ? t.medicines[one.medicine] : `${t.medicines[one.medicine]} · ${t.medicineDays}: ${one.medicineDays}`,
                  },
                ]),
            { key: 'by', text: words.by, value: `${sayZone(model.names, one.zoneId)} · ${sayPerson(model.names, one.madeBy, language)}` },
          ]}
        />
      )}
    </Panel>
  )
}

const Needs = ({ model, page }: Props): VNode => {
  const { language } = page
  const words = gatesWords[language]
  const t = words.papers
  return (
    <>
      <h2>{t.needs}</h2>
      <p class="govuk-body">{t.needsLead}</p>
      <DataTable
        caption={t.needs}
        quietCaption
        language={language}
        columns={[
          { key: 'way', text: t.way },
          { key: 'holder', text: t.holder },
          { key: 'paper', text: t.paper },
          { key: 'must', text: t.must },
          { key: 'held', text: t.held },
          { key: 'source', text: words.source },
        ]}
        rows={model.needs.map(({ country, way, holder, paper, must, held, source, confirmed }) => ({
          key: `${way} ${country ?? ''} ${paper}`,
          cells: {
            way: country === null ? t.ways[way] : way === 'destination' ? sayCountry(country, language) : `${t.ways[way]}: ${sayCountry(country, language)}`,
            holder: t.holders[holder],
            paper: t.kinds[paper],
            must: must ? t.must : t.may,
            held: <State tone={held ? 'done' : must ? 'late' : 'quiet'} text={held ? t.heldYes : t.heldNo} />,
            source: (
              <span>
                {source} <Tag tone={confirmed ? 'done' : 'soon'} text={confirmed ? words.confirmed : words.notConfirmed} />
              </span>
            ),
          },
        }))}
      />
    </>
  )
}

export function papersPage(model: PapersModel, page: Page): Shown {
  const { language } = page
  const t = gatesWords[language].papers
  return {
    title: `${t.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: returnTrail(model.case, language),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        {model.mayWrite ? (
          <p class="l-actions">
            <ButtonLink href={gatePaths.newPaper(model.case.id)}>{t.add}</ButtonLink>
          </p>
        ) : null}
        <Papers model={model} page={page} />
        <Answer model={model} page={page} kind="trial" />
        <Answer model={model} page={page} kind="fit" />
        <Needs model={model} page={page} />
      </>
    ),
  }
}

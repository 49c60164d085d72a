import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { sayPerson, sayZone } from '#capabilities/cases/contract.ts'
import { Judgements } from '#capabilities/protection/pages/judgements.tsx'
import { LevelPicture } from '#capabilities/protection/pages/level-picture.tsx'
import { reviewTone, trailTo } from '#capabilities/protection/pages/parts.tsx'
import { protectionPaths } from '#capabilities/protection/paths.ts'
import type { RiskModel, VersionModel } from '#capabilities/protection/queries/show-risk.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

type Props = { readonly model: RiskModel; readonly page: Page }

const Current = ({ model, page }: Props): VNode | null => {
  const t = protectionWords[page.language]
  const [newest] = model.versions
  if (!newest || !model.state) return <Empty>{t.risk.empty}</Empty>
  return (
    <Panel
      title={t.risk.current}
      tone={model.state === 'overdue' ? 'late' : 'mist'}
      aside={<Tag tone={reviewTone[model.state]} text={t.risk.states[model.state]} />}
      action={{ href: protectionPaths.assessment(model.case.id, newest.id), text: t.risk.open }}
    >
      <Judgements version={newest} page={page} />
      <SummaryList
        rows={[
          { key: 'review', text: t.risk.reviewOn, value: newest.reviewOn },
          { key: 'valid', text: t.risk.validUntil, value: newest.validUntil },
          { key: 'by', text: t.by, value: sayPerson(model.names, newest.madeBy, page.language) },
        ]}
      />
    </Panel>
  )
}

const History = ({ model, page, versions, caption }: Props & { readonly versions: readonly VersionModel[]; readonly caption: string }): VNode => {
  const t = protectionWords[page.language]
  return (
    <DataTable
      caption={caption}
      sorted={t.risk.newest}
      language={page.language}
      columns={[
        { key: 'number', text: t.risk.title },
        { key: 'at', text: t.at },
        { key: 'occasion', text: t.assessment.occasion },
        { key: 'by', text: t.by },
        { key: 'valid', text: t.risk.validUntil },
      ]}
      rows={versions.map((one) => ({
        key: one.id,
        cells: {
          number: <a href={protectionPaths.assessment(model.case.id, one.id)}>{t.risk.number(one.number)}</a>,
          at: <Time at={one.madeAt} now={page.now} language={page.language} />,
          occasion: t.occasions[one.occasion],
          by: one.zoneId === model.zoneId ? sayPerson(model.names, one.madeBy, page.language) : sayZone(model.names, one.zoneId),
          valid: one.validUntil,
        },
      }))}
    />
  )
}

const Instruments = ({ model, page }: Props): VNode => {
  const t = protectionWords[page.language]
  return (
    <Panel
      title={t.risk.instruments}
      tone="plain"
      action={model.mayAssess ? { href: protectionPaths.instruments(model.case.id), text: t.risk.addInstrument } : undefined}
    >
      <p class="govuk-hint">{t.risk.instrumentsLead}</p>
      {model.instruments.length === 0 ? (
        <Empty>{t.risk.noInstruments}</Empty>
      ) : (
        <ul class="govuk-list">
          {model.instruments.map((one) => (
            <li key={one.id}>
              {`${t.instruments[one.instrument]} ${one.edition} · ${one.doneOn} · ${t.categories[one.category]}`}
              {one.zoneId === model.zoneId ? null : <span class="l-quiet">{` · ${sayZone(model.names, one.zoneId)}`}</span>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

export function riskPage(model: RiskModel, page: Page): Shown {
  const t = protectionWords[page.language]
  return {
    title: `${t.tabs.assessment} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case),
    wide: true,
    body: (
      <>
        <h1>{t.risk.title}</h1>
        <p class="govuk-body">{t.risk.lead}</p>
        {model.mayAssess ? (
          <p>
            <ButtonLink href={protectionPaths.assess(model.case.id)}>{model.versions.length === 0 ? t.risk.assess : t.risk.assessAgain}</ButtonLink>
          </p>
        ) : null}
        <Current model={model} page={page} />
        {model.versions.length === 0 ? null : (
          <>
            <h2>{t.risk.picture}</h2>
            <LevelPicture versions={model.versions} page={page} />
            <History model={model} page={page} versions={model.versions} caption={t.risk.history} />
          </>
        )}
        {model.others.length === 0 ? null : <History model={model} page={page} versions={model.others} caption={t.risk.others} />}
        <Instruments model={model} page={page} />
      </>
    ),
  }
}

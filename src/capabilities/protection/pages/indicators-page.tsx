import type { VNode } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { sayPerson, sayZone } from '#capabilities/cases/contract.ts'
import { takeBackReasons, type SignCode } from '#capabilities/protection/domain/indicators.ts'
import { BackToCase, optionsFrom, trailTo } from '#capabilities/protection/pages/parts.tsx'
import { protectionPaths } from '#capabilities/protection/paths.ts'
import type { IndicatorsModel, ObservationModel } from '#capabilities/protection/queries/show-indicators.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

type Seen = IndicatorsModel['observations'][number]
const signWords = (code: string, page: Page): string => protectionWords[page.language].signs[code as SignCode] ?? code
const whose = (one: Seen, page: Page): string => {
  const t = protectionWords[page.language]
  return `${t.seers[one.seer]} · ${t.knowings[one.knowing].toLowerCase()}`
}

const ByDimension = ({ model, page }: { readonly model: IndicatorsModel; readonly page: Page }): VNode => {
  const t = protectionWords[page.language]
  const byId = new Map(model.observations.map((one) => [one.id, one]))
  return (
    <SummaryList
      rows={model.byDimension.map(({ dimension, signs }) => ({
        key: dimension,
        text: t.dimensions[dimension],
        value:
          signs.length === 0 ? (
            <span class="l-quiet">{t.indicators.nothingUnder}</span>
          ) : (
            <ul class="govuk-list">
              {signs.map(({ code, seenIn }) => (
                <li key={code}>
                  {signWords(code, page)}{' '}
                  <span class="l-quiet">
                    {seenIn
                      .flatMap((id) => {
                        const one = byId.get(id)
                        return one
                          ? [`${t.seers[one.seer]}, ${one.knowing === 'told' ? t.knowings.told.toLowerCase() : t.indicators.seen.toLowerCase()} ${one.seenOn}`]
                          : []
                      })
                      .join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          ),
      }))}
    />
  )
}

export function indicatorsPage(model: IndicatorsModel, page: Page): Shown {
  const { language } = page
  const t = protectionWords[language]
  return {
    title: `${t.tabs.observations} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case),
    body: (
      <>
        <h1>{t.indicators.title}</h1>
        <p class="govuk-body">{t.indicators.lead}</p>
        {model.mayWrite ? (
          <p>
            <ButtonLink href={protectionPaths.newObservation(model.case.id)}>{t.indicators.add}</ButtonLink>
          </p>
        ) : null}
        {model.observations.length === 0 ? (
          <Empty>{t.indicators.empty}</Empty>
        ) : (
          <>
            <h2>{t.indicators.byDimension}</h2>
            <ByDimension model={model} page={page} />
            <Notice tone="info">{t.indicators.neverAlone}</Notice>
            <DataTable
              caption={t.indicators.observations}
              sorted={t.indicators.latest}
              language={language}
              columns={[
                { key: 'on', text: t.indicators.seenOn },
                { key: 'whose', text: t.indicators.whose },
                { key: 'list', text: t.indicators.list },
                { key: 'by', text: t.by },
                { key: 'state', text: t.list.state },
              ]}
              rows={model.observations.map((one) => ({
                key: one.id,
                cells: {
                  on: <a href={protectionPaths.observation(model.case.id, one.id)}>{one.seenOn}</a>,
                  whose: whose(one, page),
                  list: t.lists[one.list],
                  by: sayPerson(model.names, one.madeBy, language),
                  state: one.takenBack ? <Tag tone="quiet" text={t.indicators.takenBack} /> : <Tag tone="done" text={t.indicators.holds} />,
                },
              }))}
            />
          </>
        )}
      </>
    ),
  }
}

const Signs = ({ title, codes, page }: { readonly title: string; readonly codes: readonly string[]; readonly page: Page }): VNode | null =>
  codes.length === 0 ? null : (
    <>
      <h2>{title}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {codes.map((code) => (
          <li key={code}>{signWords(code, page)}</li>
        ))}
      </ul>
    </>
  )

export function observationPage(model: ObservationModel, page: Page): Shown {
  const { language } = page
  const t = protectionWords[language]
  const { observation: one } = model
  return {
    title: `${t.tabs.observation} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case, { href: protectionPaths.indicators(model.case.id), text: t.indicators.title }),
    body: (
      <>
        <h1>{t.indicators.observation}</h1>
        {one.takenBack ? (
          <Notice tone="warn" title={t.indicators.takenBack}>
            {t.takeBackReasons[one.takenBack]}
          </Notice>
        ) : null}
        <SummaryList
          rows={[
            { key: 'on', text: t.indicators.seenOn, value: one.seenOn },
            { key: 'whose', text: t.indicators.whose, value: whose(one, page) },
            { key: 'list', text: t.indicators.list, value: [t.lists[one.list], ...one.forms.map((form) => t.forms[form])].join(' · ') },
            { key: 'by', text: t.by, value: `${sayZone(model.names, one.zoneId)} · ${sayPerson(model.names, one.madeBy, language)}` },
          ]}
        />
        <Signs title={t.indicators.seen} codes={one.present} page={page} />
        <Signs title={t.indicators.notSeen} codes={one.notSeen} page={page} />
        {model.words === null ? null : <SealedText text={model.words} open label={t.indicators.words} language={language} />}
        {model.sealed ? <Notice tone="info">{t.sealedToOthers}</Notice> : null}
        {model.mayTakeBack ? (
          <p>
            <a href={protectionPaths.takeBack(model.case.id, one.id)}>{t.indicators.takeBack}</a>
          </p>
        ) : null}
      </>
    ),
  }
}

export function takeBackPage(model: ObservationModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = protectionWords[language]
  const { id, pseudonym } = model.case
  return {
    title: `${t.tabs.observation} · ${pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case, { href: protectionPaths.observation(id, model.observation.id), text: t.indicators.observation }),
    body: (
      <>
        <h1>{t.indicators.takeBackTitle}</h1>
        <p class="govuk-body">{t.indicators.takeBackLead}</p>
        <Form
          page={page}
          form={form}
          action={protectionPaths.takeBack(id, model.observation.id)}
          version={model.observation.version}
          submit={t.indicators.takeBack}
          tone="danger"
          secondary={<BackToCase head={model.case} language={language} />}
        >
          <Radios form={form} name="reason" legend={t.indicators.reason} options={optionsFrom(takeBackReasons, t.takeBackReasons)} />
        </Form>
      </>
    ),
  }
}

import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import type { Tone } from '#ui/components/shape.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { sayPerson } from '#capabilities/cases/contract.ts'
import { trailTo } from '#capabilities/protection/pages/parts.tsx'
import { placementPaths } from '#capabilities/protection/placement-paths.ts'
import type { AddressesModel, AddressListModel, AddressModel } from '#capabilities/protection/queries/show-address.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

type Row = AddressesModel['requests'][number]
export const standing = (row: Pick<Row, 'outcome' | 'dueAt' | 'callBack'>, page: Page): { readonly tone: Tone; readonly text: string } => {
  const t = protectionWords[page.language].addresses
  if (row.outcome) return { tone: row.outcome === 'refused' ? 'quiet' : 'done', text: t.outcomes[row.outcome] }
  if (row.dueAt <= page.now) return { tone: 'late', text: row.callBack === null ? t.waiting : row.callBack === 'confirmed' ? t.calledYes : t.calledNo }
  return row.callBack === null ? { tone: 'new', text: t.waiting } : { tone: 'soon', text: row.callBack === 'confirmed' ? t.calledYes : t.calledNo }
}
const sayData = (codes: Row['asked'], page: Page): string => codes.map((code) => protectionWords[page.language].addresses.data[code]).join(', ')

export function addressesPage(model: AddressesModel, page: Page): Shown {
  const { language } = page
  const t = protectionWords[language].addresses
  return {
    title: `${t.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        {model.mayReceive ? (
          <p class="govuk-body">
            <ButtonLink href={placementPaths.newAddress(model.case.id)}>{t.receive}</ButtonLink>
          </p>
        ) : null}
        <DataTable
          caption={t.title}
          quietCaption
          empty={t.none}
          language={language}
          columns={[
            { key: 'who', text: t.authority },
            { key: 'state', text: t.state },
            { key: 'due', text: t.due },
            { key: 'decider', text: t.decider },
          ]}
          rows={model.requests.map((row) => ({
            key: row.id,
            tone: row.outcome === null && row.dueAt <= page.now ? ('late' as const) : undefined,
            cells: {
              who: <a href={placementPaths.address(model.case.id, row.id)}>{t.authorities[row.authority]}</a>,
              state: <Tag {...standing(row, page)} />,
              due: <Time at={row.dueAt} now={page.now} language={language} />,
              decider: sayPerson(model.names, row.deciderId, language),
            },
          }))}
        />
      </>
    ),
  }
}

export function addressListPage(model: AddressListModel, page: Page): Shown {
  const { language } = page
  const w = protectionWords[language]
  const t = w.addresses
  return {
    title: t.listTitle,
    place: 'day',
    body: (
      <>
        <h1>{t.listTitle}</h1>
        <p class="govuk-body">{t.listLead}</p>
        <DataTable
          caption={t.listTitle}
          quietCaption
          sorted={w.list.soonest}
          empty={t.none}
          language={language}
          columns={[
            { key: 'case', text: w.list.case },
            { key: 'state', text: t.state },
            { key: 'due', text: t.due },
          ]}
          rows={model.requests.map((row) => ({
            key: row.id,
            tone: row.dueAt <= page.now ? ('late' as const) : undefined,
            cells: {
              case: <a href={placementPaths.address(row.case.id, row.id)}>{row.case.pseudonym}</a>,
              state: <Tag {...standing(row, page)} />,
              due: <Time at={row.dueAt} now={page.now} language={language} as="both" />,
            },
          }))}
        />
      </>
    ),
  }
}

const Outcome = ({ model, page }: { readonly model: AddressModel; readonly page: Page }): VNode | null => {
  const { language } = page
  const t = protectionWords[language].addresses
  const { request } = model
  if (request.outcome === null || request.why === null) return <p class="govuk-body">{t.notGiven}</p>
  return (
    <Panel title={t.outcome}>
      <SummaryList
        rows={[
          { key: 'outcome', text: t.outcome, value: <Tag {...standing(request, page)} /> },
          { key: 'why', text: t.why, value: t.whys[request.why] },
          ...(request.given.length > 0 ? [{ key: 'given', text: t.given, value: sayData(request.given, page) }] : []),
          ...(request.decidedAt
            ? [{ key: 'at', text: protectionWords[language].at, value: <Time at={request.decidedAt} now={page.now} language={language} as="both" /> }]
            : []),
        ]}
      />
      <SealedText text={model.balance} label={t.balance} audience={t.audience} language={language} />
      {request.given.length > 0 ? <SealedText text={model.givenWords} label={t.givenWords} audience={t.audience} blurPrint language={language} /> : null}
    </Panel>
  )
}

export function addressPage(model: AddressModel, page: Page): Shown {
  const { language } = page
  const t = protectionWords[language].addresses
  const { request } = model
  return {
    title: `${t.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case, { href: placementPaths.addresses(model.case.id), text: t.title }),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="l-actions">
          {model.mayCall ? <ButtonLink href={placementPaths.callBack(model.case.id, request.id)}>{t.callBack}</ButtonLink> : null}
          {model.mayDecide ? <ButtonLink href={placementPaths.decide(model.case.id, request.id)}>{t.decide}</ButtonLink> : null}
          {model.mayName ? (
            <ButtonLink href={placementPaths.otherDecider(model.case.id, request.id)} tone="quiet">
              {t.otherDecider}
            </ButtonLink>
          ) : null}
        </p>
        <SummaryList
          rows={[
            { key: 'state', text: t.state, value: <Tag {...standing(request, page)} /> },
            { key: 'who', text: t.authority, value: t.authorities[request.authority] },
            { key: 'asked', text: t.asked, value: sayData(request.asked, page) },
            { key: 'back', text: t.back, value: model.back === null ? t.noBack : model.back[language] },
            { key: 'due', text: t.due, value: <Time at={request.dueAt} now={page.now} language={language} as="both" /> },
            { key: 'received', text: t.received, value: sayPerson(model.names, request.receivedBy, language) },
            { key: 'decider', text: t.decider, value: sayPerson(model.names, request.deciderId, language) },
          ]}
        />
        <div class="govuk-form-group">
          <SealedText text={model.words} label={t.words} audience={t.audience} language={language} />
        </div>
        <Outcome model={model} page={page} />
      </>
    ),
  }
}

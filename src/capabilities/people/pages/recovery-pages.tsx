import type { VNode } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Tick } from '#ui/components/tick.tsx'
import { Time } from '#ui/components/time.tsx'
import { peoplePaths } from '#capabilities/people/paths.ts'
import type { CeremoniesModel, CeremonyModel } from '#capabilities/people/queries/ceremonies.ts'
import type { CardModel } from '#capabilities/people/queries/zone.ts'
import { words } from '#capabilities/people/words.ts'

const toneOf = { 'waits-for-first': 'soon', 'waits-for-second': 'soon', done: 'done', over: 'quiet' } as const

export function ceremoniesShown(model: CeremoniesModel, page: Page): Shown {
  const all = words[page.language]
  const t = all.recoveries
  return {
    title: t.title,
    place: 'people',
    trail: [{ href: peoplePaths.list(), text: all.list.title }],
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        <DataTable
          caption={t.title}
          quietCaption
          sorted={t.sorted}
          empty={t.empty}
          language={page.language}
          columns={[
            { key: 'who', text: t.who },
            { key: 'zone', text: t.zone },
            { key: 'reason', text: t.reason },
            { key: 'state', text: t.state },
            { key: 'asked', text: t.asked },
          ]}
          rows={model.ceremonies.map((one) => ({
            key: one.id,
            cells: {
              who: <a href={peoplePaths.ceremony(one.id)}>{one.staffCode ?? t.officersChange}</a>,
              zone: one.zone,
              reason: all.reasons[one.reason],
              state: <Tag tone={toneOf[one.state]} text={t.states[one.state]} />,
              asked: <Time at={new Date(one.askedAt)} now={page.now} language={page.language} as="iso" />,
            },
          }))}
        />
      </>
    ),
  }
}

const said = (card: CardModel | null): string => (card === null ? '–' : card.name === null ? card.staffCode : `${card.name} · ${card.staffCode}`)

const Step = ({ model, form, page }: { readonly model: CeremonyModel; readonly form: FormState; readonly page: Page }): VNode => {
  const t = words[page.language].ceremony
  switch (model.step) {
    case 'first':
    case 'second': {
      const text = model.step === 'first' ? t.firstText : model.ceremony.personId === null ? t.secondOfficersText : t.secondText
      return (
        <Panel title={model.step === 'first' ? t.openFirst : t.openSecond} tone="mist">
          <p class="govuk-body">{text}</p>
          <Form page={page} form={form} action={peoplePaths.ceremony(model.ceremony.id)} submit={model.step === 'first' ? t.openFirst : t.openSecond}>
            <Tick form={form} name="spoke" label={t.spoke} />
          </Form>
        </Panel>
      )
    }
    case 'one-officer-alone':
      return <Notice tone="info">{t.oneOfficerAlone}</Notice>
    case 'own-recovery':
      return <Notice tone="info">{t.ownRecovery}</Notice>
    case 'asker-holds-code':
      return <Notice tone="info">{t.askerHoldsCode}</Notice>
    case 'over':
      return <Notice tone="warn">{t.over}</Notice>
    case 'done':
      return <Notice tone="success">{t.doneText(model.ceremony.resealed ?? 0)}</Notice>
    case 'not-an-officer':
      return <Notice tone="info">{t.notAnOfficer}</Notice>
  }
}

export function ceremonyShown(model: CeremonyModel, form: FormState, page: Page): Shown {
  const all = words[page.language]
  const t = all.ceremony
  const { ceremony } = model
  return {
    title: t.title,
    place: 'people',
    trail: [
      { href: peoplePaths.list(), text: all.list.title },
      { href: peoplePaths.recoveries(), text: all.recoveries.title },
    ],
    body: (
      <>
        <h1>{t.title}</h1>
        <SummaryList
          rows={[
            { key: 'state', text: all.recoveries.state, value: <Tag tone={toneOf[model.state]} text={all.recoveries.states[model.state]} /> },
            { key: 'zone', text: all.recoveries.zone, value: model.zone },
            ...(model.person === null
              ? [{ key: 'officers', text: t.newOfficers, value: model.newOfficers.map(said).join(', ') }]
              : [{ key: 'who', text: all.recoveries.who, value: said(model.person) }]),
            { key: 'reason', text: all.recoveries.reason, value: all.reasons[ceremony.reason] },
            ...(model.state === 'done'
              ? []
              : [{ key: 'ends', text: t.ends, value: <Time at={model.endsAt} now={model.now} language={page.language} as="both" /> }]),
            { key: 'first', text: t.first, value: said(model.first) },
            { key: 'second', text: t.second, value: said(model.second) },
          ]}
        />
        {form.notice !== null && model.step !== 'first' && model.step !== 'second' ? <Notice tone="danger">{form.notice}</Notice> : null}
        <Step model={model} form={form} page={page} />
        {model.code === null ? null : (
          <Panel title={t.codeTitle} tone="mist">
            <p class="govuk-body">{t.codeText}</p>
            <p class="govuk-body">
              <code class="l-words" data-entry-code>
                {model.code}
              </code>
            </p>
          </Panel>
        )}
        {model.link === null ? null : (
          <Panel title={all.person.linkTitle} tone="mist">
            <p class="govuk-body">{t.linkText}</p>
            <p class="govuk-body">
              <code class="l-words" data-link>
                {model.link}
              </code>
            </p>
          </Panel>
        )}
      </>
    ),
  }
}

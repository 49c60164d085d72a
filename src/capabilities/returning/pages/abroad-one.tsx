import type { VNode } from 'preact'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { SmallForm } from '#ui/components/small-form.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import type { Instant } from '#kernel/time.ts'
import type { Page, Shown } from '#ui/page.ts'
import { abroadPaths, partnerPath } from '#capabilities/returning/abroad-paths.ts'
import { isAlarming } from '#capabilities/returning/domain/handover.ts'
import { abroadTrail, handoverTone, sayClasses } from '#capabilities/returning/pages/abroad-parts.tsx'
import { SnapshotShown } from '#capabilities/returning/pages/partner-snapshot.tsx'
import type { HandoverModel } from '#capabilities/returning/queries/show-handover.ts'
import { abroadWords, sayCountry } from '#capabilities/returning/words.abroad.ts'
import { partnerWords } from '#capabilities/returning/words.partner.ts'
import { isPublicLanguage } from '#kernel/public-language.ts'

const rowsOf = ({ handover }: HandoverModel, page: Page) => {
  const { language, now } = page
  const t = abroadWords[language]
  const when = (key: string, text: string, at: Instant | null) => (at ? [{ key, text, value: <Time at={at} now={now} language={language} as="both" /> }] : [])
  return [
    { key: 'state', text: t.columns.state, value: <Tag tone={handoverTone[handover.state]} text={t.states[handover.state]} /> },
    { key: 'to', text: t.form.to, value: `${handover.toName}, ${sayCountry(handover.country, language)}` },
    { key: 'classes', text: t.form.classes, value: sayClasses(handover.classes, language) },
    { key: 'ground', text: t.rows.ground, value: t.grounds[handover.ground as keyof typeof t.grounds] },
    { key: 'language', text: t.rows.language, value: t.languages[handover.language as keyof typeof t.languages] },
    ...when('sent', t.rows.sent, handover.sentAt),
    ...when('opened', t.rows.opened, handover.openedAt),
    ...when('accepted', t.rows.accepted, handover.acceptedAt),
    ...when('until', t.columns.until, handover.untilAt),
    ...(handover.wrongCodes > 0 ? [{ key: 'wrong', text: t.rows.wrong, value: t.rows.wrongTimes(handover.wrongCodes) }] : []),
  ]
}

type Coded = { readonly model: HandoverModel; readonly page: Page; readonly origin: string }
/** Link and code, for their maker, until they have been noted. */
const CodeOnce = ({ model, page, origin }: Coded): VNode | null => {
  if (model.code === null) return null
  const t = abroadWords[page.language].code
  const groups = model.code.code.match(/\d{5}/g) ?? []
  return (
    <Panel title={t.title}>
      <p class="govuk-body">{t.lead}</p>
      <SummaryList
        rows={[
          { key: 'link', text: t.link, value: <span class="l-tabular">{`${origin}${partnerPath(model.handover.language, model.code.number)}`}</span> },
          { key: 'code', text: t.code, value: <strong class="l-tabular">{groups.join(' ')}</strong> },
        ]}
      />
      <p class="govuk-body">{t.gone}</p>
      <SmallForm page={page} action={abroadPaths.noted(model.case.id, model.handover.id)} submit={t.noted} tone="go" />
    </Panel>
  )
}

const Answer = ({
  one,
  place,
  model,
  page,
}: {
  readonly one: HandoverModel['answers'][number]
  readonly place: number
  readonly model: HandoverModel
  readonly page: Page
}): VNode => {
  const { language } = page
  const t = abroadWords[language]
  const ids = [model.case.id, model.handover.id, one.id] as const
  const mayReply = model.mayWrite && model.handover.over === null && one.kind === 'asked'
  return (
    <Panel
      title={`${place}. ${one.event ? `${t.answers.event}: ${t.events[one.event]}` : t.answers[one.kind]}`}
      level={3}
      tone={one.settledHow === null && isAlarming(one.event) ? 'late' : 'plain'}
      aside={<time dateTime={one.day}>{one.day}</time>}
    >
      {one.hasWords ? <SealedText text={one.words} open label={t.answers.words} language={language} /> : null}
      {one.reply === null ? null : <SealedText text={one.reply} label={t.answers.reply} language={language} />}
      {one.settledHow ? <p class="l-quiet">{t.answers.how[one.settledHow]}</p> : null}
      {one.settledHow === null && model.mayWrite && (one.words !== null || !one.hasWords) ? (
        <p class="l-actions">
          {mayReply ? <ButtonLink href={abroadPaths.reply(...ids)}>{t.answers.doReply}</ButtonLink> : null}
          <ButtonLink href={abroadPaths.settle(...ids)} tone="quiet">
            {t.answers.doSettle}
          </ButtonLink>
        </p>
      ) : null}
    </Panel>
  )
}

const Next = ({ model, page }: Omit<Coded, 'origin'>): VNode | null => {
  const t = abroadWords[page.language]
  const { handover } = model
  const caseId = model.case.id
  return (
    <>
      {handover.state === 'second' ? <Notice tone="info">{t.second.waits}</Notice> : null}
      {handover.over ? <Notice tone="info">{t.overs[handover.over]}</Notice> : null}
      <p class="l-actions">
        {handover.maySecond ? <ButtonLink href={abroadPaths.second(caseId, handover.id)}>{t.second.answer}</ButtonLink> : null}
        {handover.state === 'approved' && handover.mine ? <ButtonLink href={abroadPaths.send(caseId, handover.id)}>{t.send.go}</ButtonLink> : null}
        {handover.over === null && handover.leads ? (
          <ButtonLink href={abroadPaths.end(caseId, handover.id)} tone="danger">
            {t.end.go}
          </ButtonLink>
        ) : null}
      </p>
    </>
  )
}

/** One hand-over: how far it has come, what was answered, and what can be done. */
export function handoverPage(model: HandoverModel, page: Page, origin: string): Shown {
  const { language } = page
  const t = abroadWords[language]
  const { handover } = model
  const abroad = partnerWords(isPublicLanguage(handover.language) ? handover.language : 'en')
  return {
    title: `${t.one} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: abroadTrail(model.case, language, true),
    body: (
      <>
        <h1>{t.one}</h1>
        <CodeOnce model={model} page={page} origin={origin} />
        <SummaryList rows={rowsOf(model, page)} />
        <Next model={model} page={page} />
        {handover.sentAt === null ? null : (
          <>
            <h2>{t.answers.title}</h2>
            {model.answers.length === 0 ? (
              <Empty>{t.answers.none}</Empty>
            ) : (
              model.answers.map((one, at) => <Answer key={one.id} one={one} place={at + 1} model={model} page={page} />)
            )}
          </>
        )}
        {model.snapshot ? (
          <details>
            <summary>{t.snapshot}</summary>
            <div lang={abroad.lang}>
              <SnapshotShown snapshot={model.snapshot} words={abroad.words} />
            </div>
          </details>
        ) : handover.sentAt && handover.over === null ? (
          <p class="l-quiet">{t.notHere}</p>
        ) : null}
      </>
    ),
  }
}

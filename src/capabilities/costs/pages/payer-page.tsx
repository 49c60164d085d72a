import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { sayPerson, sayZone } from '#capabilities/cases/contract.ts'
import type { AssessReason, AssessRule } from '#capabilities/costs/domain/assess.ts'
import { PaysNow } from '#capabilities/costs/pages/pays-now.tsx'
import { trailTo } from '#capabilities/costs/pages/parts.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import type { AssessmentRow, PayerModel, TransferRow } from '#capabilities/costs/queries/payer.ts'
import { costWords } from '#capabilities/costs/words.ts'

export const Reasons = ({ reasons, page }: { readonly reasons: readonly AssessReason[]; readonly page: Page }): VNode => (
  <ul class="govuk-list">
    {reasons.map((one) => (
      <li key={one}>{costWords[page.language].assessReasons[one]}</li>
    ))}
  </ul>
)
export const sayRules = (rules: readonly AssessRule[], page: Page): string => rules.map((one) => costWords[page.language].assessRules[one]).join('; ')

const Versions = ({ model, page }: { readonly model: PayerModel; readonly page: Page }): VNode => {
  const t = costWords[page.language]
  if (model.versions.length === 0) return <Empty>{t.payer.noVersions}</Empty>
  return (
    <>
      {model.versions.map((one) => (
        <Panel
          key={one.zoneId}
          level={3}
          title={one.ours ? `${t.us} · ${sayZone(model.names, one.zoneId)}` : sayZone(model.names, one.zoneId)}
          aside={<Tag tone={one.provisional ? 'soon' : 'done'} text={one.provisional ? t.panel.provisional : t.panel.decided} />}
        >
          <SummaryList
            rows={[
              {
                key: 'says',
                text: t.payer.says,
                value: one.payerZone === null ? t.payers[one.payer] : `${t.payers[one.payer]} (${sayZone(model.names, one.payerZone)})`,
              },
              { key: 'from', text: t.payer.from, value: one.fromOn },
              { key: 'reasons', text: t.payer.reasons, value: <Reasons reasons={one.reasons} page={page} /> },
              { key: 'rules', text: t.payer.rules, value: sayRules(one.rules, page) },
            ]}
          />
        </Panel>
      ))}
    </>
  )
}

const Assessed = ({ one, model, page }: { readonly one: AssessmentRow; readonly model: PayerModel; readonly page: Page }): VNode => {
  const t = costWords[page.language]
  return (
    <li>
      <Time at={one.madeAt} now={page.now} language={page.language} />: {t.payers[one.proposal]} ·{' '}
      {one.payer === null ? (
        <>
          {t.payer.undecided} {model.mayWrite ? <a href={costPaths.decide(model.case.id, one.id)}>{t.payer.decideIt}</a> : null}
        </>
      ) : (
        `${t.payer.by} ${sayPerson(model.names, one.decidedBy, page.language)}: ${t.payers[one.payer]}, ${t.payer.from.toLowerCase()} ${one.fromOn}${one.shown ? ` · ${t.payer.shown}` : ''}`
      )}
    </li>
  )
}

const Transfer = ({ one, model, page }: { readonly one: TransferRow; readonly model: PayerModel; readonly page: Page }): VNode => {
  const t = costWords[page.language]
  const to = one.toZone === null ? t.outside : sayZone(model.names, one.toZone)
  return (
    <Panel
      level={3}
      title={`${sayZone(model.names, one.fromZone)} → ${to}`}
      aside={
        <Tag
          tone={one.late ? 'late' : one.state === 'asked' || one.state === 'at_inspectorate' ? 'soon' : 'quiet'}
          text={one.late ? t.late : t.transferStates[one.state]}
        />
      }
      action={one.next.length > 0 ? { href: costPaths.transfer(model.case.id, one.id), text: t.payer.step } : undefined}
    >
      <SummaryList
        rows={[
          { key: 'asked', text: t.payer.asked, value: one.askedOn },
          { key: 'answer', text: t.payer.answerBy, value: one.answerBy },
          {
            key: 'state',
            text: t.payer.state,
            value: [t.transferStates[one.state], one.settledOn ?? one.passedOn ?? one.answeredOn ?? ''].filter(Boolean).join(' · '),
          },
          ...(one.takesFrom === null ? [] : [{ key: 'from', text: t.step.from, value: one.takesFrom }]),
        ]}
      />
    </Panel>
  )
}

export function payerPage(model: PayerModel, page: Page): Shown {
  const { language } = page
  const t = costWords[language]
  const asked = model.transfers.some((one) => one.ours)
  return {
    title: `${t.payer.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case, language),
    body: (
      <>
        <h1>{t.payer.title}</h1>
        <Panel title={t.payer.now}>
          <PaysNow pays={model.pays} page={page} />
        </Panel>
        <Notice tone="info">
          <p>{t.never}</p>
          <p>{t.quiet}</p>
        </Notice>
        <h2>{t.payer.versions}</h2>
        <p class="govuk-body">{t.payer.versionsLead}</p>
        <Versions model={model} page={page} />
        {model.mayWrite ? (
          <p class="l-actions">
            <ButtonLink href={costPaths.assess(model.case.id)}>{t.payer.assess}</ButtonLink>
          </p>
        ) : null}
        <h2>{t.payer.transfers}</h2>
        {model.transfers.length === 0 ? <Empty>{t.payer.noTransfers}</Empty> : null}
        {model.transfers.map((one) => (
          <Transfer key={one.id} one={one} model={model} page={page} />
        ))}
        {model.mayWrite ? (
          <p class="l-actions">
            <ButtonLink href={costPaths.ask(model.case.id)} tone="quiet">
              {t.payer.ask}
            </ButtonLink>
            {asked ? <a href={costPaths.letter(model.case.id)}>{t.case.letter}</a> : null}
          </p>
        ) : null}
        <h2>{t.payer.history}</h2>
        {model.assessments.length === 0 ? <Empty>{t.payer.noHistory}</Empty> : null}
        <ul class="govuk-list">
          {model.assessments.map((one) => (
            <Assessed key={one.id} one={one} model={model} page={page} />
          ))}
        </ul>
      </>
    ),
  }
}

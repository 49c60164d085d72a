import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SmallForm } from '#ui/components/small-form.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { casePaths } from '#capabilities/cases/contract.ts'
import { journeyPaths } from '#capabilities/returning/journey-paths.ts'
import { ArrangementSummary, EventTable, journeyTrail, KnowerTable, LegTable, NextStep, sayWall } from '#capabilities/returning/pages/journey-parts.tsx'
import { RoutePicture } from '#capabilities/returning/pages/journey-route.tsx'
import type { JourneySection } from '#capabilities/returning/queries/journey-section.ts'
import type { JourneyModel, KnownJourney } from '#capabilities/returning/queries/show-journey.ts'
import { choiceWords } from '#capabilities/returning/words.choice.ts'
import { journeyWords } from '#capabilities/returning/words.journey.ts'

const Standing = ({ model, page }: { readonly model: JourneyModel; readonly page: Page }): VNode => {
  const t = journeyWords[page.language]
  const { plan } = model
  return (
    <SummaryList
      rows={[
        { key: 'phase', text: t.phase, value: choiceWords[page.language].phases[model.phase] },
        {
          key: 'plan',
          text: t.plan,
          value: plan === null ? t.notBegun : <Tag tone={plan.complete ? 'done' : 'soon'} text={plan.complete ? t.complete : t.incomplete} />,
        },
        ...(plan === null
          ? []
          : [
              { key: 'receiver', text: t.receiver, value: plan.receiverNamed ? t.yes : t.no },
              { key: 'checked', text: t.checked, value: plan.checked ? t.yes : t.no },
            ]),
      ]}
    />
  )
}

const Inside = ({ model, known, page }: { readonly model: JourneyModel; readonly known: KnownJourney; readonly page: Page }): VNode => {
  const t = journeyWords[page.language]
  const { id } = model.case
  const caseId = model.mayPlan ? id : null
  const foreign = model.knowers.some((one) => one.until === null && one.zoneId !== model.knowers[0]?.zoneId)
  const hasWords = known.legs.some((leg) => leg.hasWords) || known.arrangement?.hasWords === true
  return (
    <>
      {known.readsWords ? null : <Notice tone="info">{t.wordsForOthers}</Notice>}
      {known.lacks.length === 0 ? null : (
        <Notice tone="warn" title={t.lacks}>
          <ul>
            {known.lacks.map((lack) => (
              <li key={lack}>{t.lackWords[lack]}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Panel title={t.next}>
        <NextStep model={model} known={known} page={page} />
      </Panel>
      <Panel title={t.legs} {...(caseId ? { action: { href: journeyPaths.newLeg(id), text: t.addLeg } } : {})}>
        <LegTable known={known} page={page} caseId={caseId} />
      </Panel>
      {known.legs.length === 0 ? null : (
        <Panel title={t.map}>
          <RoutePicture legs={known.legs} language={page.language} />
        </Panel>
      )}
      <Panel title={t.arrangement} {...(caseId ? { action: { href: journeyPaths.arrangement(id), text: t.arrange } } : {})}>
        <ArrangementSummary known={known} language={page.language} />
        {caseId ? (
          <p class="govuk-body">
            <a href={journeyPaths.sheet(id)}>{t.sheet}</a> · {t.sheetLead}
          </p>
        ) : null}
        {caseId && foreign && hasWords && known.readsWords ? (
          <p class="govuk-body">
            <a href={casePaths.newDisclosure(id)}>{t.disclose}</a> · {t.discloseLead}
          </p>
        ) : null}
      </Panel>
      <Panel title={t.checkTitle} {...(caseId && model.phase === 'admitted' ? { action: { href: journeyPaths.check(id), text: t.doCheck } } : {})}>
        {known.check === null ? (
          <p class="govuk-body">{t.checkLead}</p>
        ) : (
          <p class="govuk-body">
            {t.checkedAt} {sayWall(known.check.at, 'Europe/Stockholm')}
            {known.check.unsure.length === 0 ? '' : ` · ${t.unsure}: ${known.check.unsure.map((item) => t.checkItems[item]).join(', ')}`}
          </p>
        )}
      </Panel>
      <Panel title={t.log}>
        <p class="govuk-body">{t.logLead}</p>
        <EventTable known={known} names={model.names} page={page} caseId={caseId} />
      </Panel>
    </>
  )
}

export function journeyPage(model: JourneyModel, page: Page): Shown {
  const t = journeyWords[page.language]
  const { id } = model.case
  return {
    title: `${t.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: journeyTrail(model.case, page.language, false),
    wide: true,
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        <Standing model={model} page={page} />
        {model.mayBegin ? (
          <>
            <p class="govuk-body">{t.beginLead}</p>
            <SmallForm page={page} action={journeyPaths.begin(id)} submit={t.begin} tone="go" />
          </>
        ) : null}
        {model.plan === null ? null : (
          <Panel title={t.knowers} {...(model.mayPlan ? { action: { href: journeyPaths.newKnower(id), text: t.addKnower } } : {})}>
            <p class="govuk-body">{t.knowersLead}</p>
            <KnowerTable knowers={model.knowers} names={model.names} page={page} caseId={model.mayPlan ? id : null} />
          </Panel>
        )}
        {model.known ? <Inside model={model} known={model.known} page={page} /> : model.plan ? <p class="govuk-body">{t.notKnown}</p> : null}
      </>
    ),
  }
}

/** What the page of the whole return says of the journey. */
export const JourneyPanel = (model: JourneySection, page: Page): VNode => {
  const t = journeyWords[page.language]
  const state = { not_begun: t.notBegun, incomplete: t.incomplete, complete: t.complete }[model.plan]
  return (
    <Panel title={t.section}>
      <SummaryList
        rows={[
          { key: 'plan', text: t.plan, value: state },
          ...(model.plan === 'not_begun'
            ? []
            : [
                { key: 'receiver', text: t.receiver, value: model.receiverNamed ? t.yes : t.no },
                { key: 'checked', text: t.checked, value: model.checked ? t.yes : t.no },
                { key: 'knowers', text: t.knowers, value: String(model.knowers) },
              ]),
        ]}
      />
      <p>
        <ButtonLink href={journeyPaths.one(model.caseId)} tone="quiet">
          {t.openJourney}
        </ButtonLink>
      </p>
    </Panel>
  )
}

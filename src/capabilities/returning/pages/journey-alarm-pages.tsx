import type { FormState, Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SmallForm } from '#ui/components/small-form.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Time } from '#ui/components/time.tsx'
import { casePaths, sayPerson } from '#capabilities/cases/contract.ts'
import { journeyPaths } from '#capabilities/returning/journey-paths.ts'
import { ArrangementSummary, BackTo, EventTable, KnowerTable, LegTable, sayWall } from '#capabilities/returning/pages/journey-parts.tsx'
import { RoutePicture } from '#capabilities/returning/pages/journey-route.tsx'
import type { AlarmModel, AlarmsModel } from '#capabilities/returning/queries/show-alarms.ts'
import { journeyWords } from '#capabilities/returning/words.journey.ts'

export function alarmsPage(model: AlarmsModel, page: Page): Shown {
  const { language, now } = page
  const t = journeyWords[language]
  const open = model.show === 'open'
  return {
    title: t.alarms,
    place: 'day',
    body: (
      <>
        <h1>{t.alarms}</h1>
        <p class="govuk-body">{t.alarmsLead}</p>
        <DataTable
          caption={t.alarms}
          quietCaption
          language={language}
          empty={open ? t.noAlarms : t.noTaken}
          columns={[
            { key: 'raised', text: t.raised },
            { key: 'stage', text: t.stage },
            { key: 'taken', text: t.taken },
            { key: 'open', text: t.alarm },
          ]}
          rows={model.alarms.map((alarm) => ({
            key: alarm.id,
            tone: open ? ('late' as const) : undefined,
            cells: {
              raised: <Time at={alarm.raisedAt} now={now} language={language} as="both" />,
              stage: t.stages[alarm.stage],
              taken: alarm.takenBy === null ? t.nobodyTook : sayPerson(model.names, alarm.takenBy, language),
              open: <a href={journeyPaths.alarm(alarm.id)}>{t.open}</a>,
            },
          }))}
        />
        <p class="govuk-body">
          <a href={open ? journeyPaths.alarmsTaken : journeyPaths.alarms}>{open ? t.showTaken : t.showOpen}</a>
        </p>
      </>
    ),
  }
}

const Inside = ({ inside, names, page }: { readonly inside: NonNullable<AlarmModel['inside']>; readonly names: AlarmModel['names']; readonly page: Page }) => {
  const t = journeyWords[page.language]
  const { known, awaited } = inside
  const leg = known.legs.find((one) => one.id === awaited?.legId)
  const zone = (awaited?.kind === 'departed' || awaited?.kind === 'boarded' ? leg?.depart.zone : leg?.arrive.zone) ?? 'Europe/Stockholm'
  return (
    <>
      {inside.onTheList ? null : <Notice tone="warn">{t.letIn}</Notice>}
      <Panel title={t.next}>
        <p class="govuk-body">
          {awaited
            ? `${t.eventKinds[awaited.kind]} · ${t.leg.toLowerCase()} ${leg ? known.legs.indexOf(leg) + 1 : '–'} · ${sayWall(awaited.dueAt, zone)}`
            : t.nothingNext}
        </p>
        {inside.onTheList ? (
          <p>
            <ButtonLink href={journeyPaths.one(inside.caseId)}>{t.openJourney}</ButtonLink>
          </p>
        ) : null}
      </Panel>
      <Panel title={t.legs}>
        {known.readsWords ? null : <p class="govuk-body">{t.wordsForOthers}</p>}
        <LegTable known={known} page={page} caseId={null} />
        <RoutePicture legs={known.legs} language={page.language} />
      </Panel>
      <Panel title={t.arrangement}>
        <ArrangementSummary known={known} language={page.language} />
      </Panel>
      <Panel title={t.log}>
        <EventTable known={known} names={names} page={page} caseId={null} />
      </Panel>
    </>
  )
}

export function alarmPage(model: AlarmModel, page: Page): Shown {
  const { language, now } = page
  const t = journeyWords[language]
  const { alarm } = model
  return {
    title: t.alarm,
    place: 'day',
    trail: [{ href: journeyPaths.alarms, text: t.alarms }],
    body: (
      <>
        <h1>{t.alarm}</h1>
        <p class="govuk-body">{t.alarmsLead}</p>
        <SummaryList
          rows={[
            { key: 'raised', text: t.raised, value: <Time at={alarm.raisedAt} now={now} language={language} as="both" /> },
            { key: 'stage', text: t.stage, value: t.stages[alarm.stage] },
            { key: 'taken', text: t.taken, value: alarm.takenBy === null ? t.nobodyTook : sayPerson(model.names, alarm.takenBy, language) },
          ]}
        />
        {alarm.takenBy === null ? (
          <>
            <p class="govuk-body">{t.takeLead}</p>
            <SmallForm page={page} action={journeyPaths.takeAlarm(alarm.id)} submit={t.take} tone="go" />
          </>
        ) : null}
        <Panel title={t.callWho}>
          <KnowerTable knowers={model.knowers} names={model.names} page={page} caseId={null} />
        </Panel>
        {model.inside ? <Inside inside={model.inside} names={model.names} page={page} /> : null}
        {model.inside === null && model.breakIn !== null ? (
          <Panel title={t.breakGlass}>
            <p class="govuk-body">{t.breakLead}</p>
            <p>
              <ButtonLink href={casePaths.breakGlass(model.breakIn)} tone="danger">
                {t.breakGlass}
              </ButtonLink>
            </p>
          </Panel>
        ) : null}
        {model.inside === null && model.breakIn === null ? <p class="govuk-body">{t.noBreak}</p> : null}
      </>
    ),
  }
}

export function takeAlarmForm(model: AlarmModel, form: FormState, page: Page): Shown {
  const t = journeyWords[page.language]
  return {
    title: t.alarm,
    place: 'day',
    trail: [{ href: journeyPaths.alarms, text: t.alarms }],
    body: (
      <>
        <h1>{t.take}</h1>
        <p class="govuk-body">{t.takeLead}</p>
        <Form
          page={page}
          form={form}
          action={journeyPaths.takeAlarm(model.alarm.id)}
          submit={t.take}
          secondary={<BackTo href={journeyPaths.alarm(model.alarm.id)} language={page.language} />}
        />
      </>
    ),
  }
}

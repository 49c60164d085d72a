import type { Page } from '#ui/page.ts'
import { Empty } from '#ui/components/empty.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { isRole, roleWords } from '#capabilities/people/contract.ts'
import { isRecordKind } from '#capabilities/cases/domain/kinds.ts'
import { sayClass, sayClasses } from '#capabilities/cases/pages/parts.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { sayPerson, sayZone } from '#capabilities/cases/queries/names.ts'
import type { CaseModel } from '#capabilities/cases/queries/show-case.ts'
import { casesWords, recordKindWords } from '#capabilities/cases/words.ts'

type Props = { readonly model: CaseModel; readonly page: Page }

export const TasksPanel = ({ model, page: { language, now } }: Props) => {
  const t = casesWords[language]
  const open = model.tasks.filter((task) => task.doneAt === null).slice(0, 8)
  const action = model.mine.change ? { href: casePaths.newTask(model.card.id), text: t.case.newTask } : undefined
  return (
    <Panel title={t.case.panels.tasks} id="tasks" action={action} tone={open.some((task) => task.state === 'late') ? 'late' : 'mist'}>
      {open.length === 0 ? (
        <Empty>{t.case.noTasks}</Empty>
      ) : (
        <ul class="govuk-list">
          {open.map((task) => (
            <li key={task.id}>
              <a href={casePaths.task(model.card.id, task.id)}>{t.taskTitles[task.title]}</a> · {sayZone(model.names, task.zoneId)} ·{' '}
              {task.personId
                ? sayPerson(model.names, task.personId, language)
                : task.function && isRole(task.function)
                  ? roleWords(task.function, language)
                  : '–'}{' '}
              · <Time at={task.dueAt} now={now} language={language} /> {task.state === 'late' ? <Tag tone="late" text={t.tasks.lateTag} /> : null}{' '}
              {task.stopped ? <Tag tone="late" text={t.tasks.stoppedTag} /> : null}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={casePaths.caseTasks(model.card.id)}>{t.case.allTasks}</a>
      </p>
    </Panel>
  )
}

/** What is written, as coded rows; and who may read each class, said before anybody writes. */
export const RecordsPanel = ({ model, page: { language, now } }: Props) => {
  const t = casesWords[language]
  const zone = sayZone(model.names, model.team.find((member) => member.personId === model.leadPerson)?.zoneId ?? null)
  const action = model.mine.writes.length > 0 ? { href: casePaths.newRecord(model.card.id), text: t.case.write } : undefined
  return (
    <Panel title={t.case.panels.records} id="records" action={action}>
      {model.records.length === 0 ? (
        <Empty>{model.mine.reads.length === 0 ? t.case.onlyCard : t.case.noRecords}</Empty>
      ) : (
        <ul class="govuk-list">
          {model.records.map((record) => (
            <li key={record.id}>
              <a href={casePaths.record(model.card.id, record.id)}>{isRecordKind(record.kind) ? recordKindWords(record.kind, language) : record.kind}</a>{' '}
              <span class="l-quiet">
                {sayClass(record.class, language)} · {sayZone(model.names, record.zoneId)}
              </span>{' '}
              · <Time at={record.madeAt} now={now} language={language} />
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{t.case.mayRead}</summary>
        <ul class="govuk-list">
          {model.mine.writes.map((cls) => (
            <li key={cls}>
              {sayClass(cls, language)}: {model.readers[cls] ? t.audience(zone, model.readers[cls]) : t.audienceRecovery(zone)}
            </li>
          ))}
        </ul>
      </details>
    </Panel>
  )
}

export const UnitsPanel = ({ model, page: { language } }: Props) => {
  const t = casesWords[language]
  const action = model.mine.change ? { href: casePaths.units(model.card.id), text: t.case.invite } : undefined
  return (
    <Panel title={t.case.panels.units} id="units" action={action}>
      <ul class="govuk-list">
        {model.units.map((unit) => {
          const lead = model.team.find((member) => member.zoneId === unit.zoneId && member.position === 'lead')
          return (
            <li key={unit.id}>
              {sayZone(model.names, unit.zoneId)}
              {lead ? <span class="l-quiet"> · {sayPerson(model.names, lead.personId, language)}</span> : null}
            </li>
          )
        })}
      </ul>
      <p>
        <a href={casePaths.team(model.card.id)}>{t.case.teamLink}</a>
      </p>
    </Panel>
  )
}

export const ConsentsPanel = ({ model, page: { language, now } }: Props) => {
  const t = casesWords[language]
  const action = model.mine.change ? { href: casePaths.newConsent(model.card.id), text: t.case.newConsent } : undefined
  const said = (one: CaseModel['consents'][number]): string =>
    one.refused ? t.consents.refused : one.withdrawnAt ? t.consents.withdrawn : one.validUntil <= now ? t.consents.expired : t.consents.valid
  return (
    <Panel title={t.case.panels.consents} id="consents" action={action}>
      {model.consents.length === 0 ? (
        <Empty>{t.case.noConsents}</Empty>
      ) : (
        <ul class="govuk-list">
          {model.consents.slice(0, 5).map((one) => (
            <li key={one.id}>
              <a href={casePaths.consents(model.card.id)}>{said(one)}</a> · <Time at={one.validUntil} now={now} language={language} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

export const DisclosuresPanel = ({ model, page: { language, now } }: Props) => {
  const t = casesWords[language]
  const action = model.mine.lead && !model.card.closedAt ? { href: casePaths.newDisclosure(model.card.id), text: t.case.disclose } : undefined
  return (
    <Panel title={t.case.panels.disclosures} id="disclosures" action={action}>
      {model.disclosures.length === 0 ? (
        <Empty>{t.case.noDisclosures}</Empty>
      ) : (
        <ul class="govuk-list">
          {model.disclosures.slice(0, 8).map((one) => (
            <li key={one.id}>
              <a href={casePaths.disclosure(model.card.id, one.id)}>
                {sayZone(model.names, one.fromZone)} → {sayZone(model.names, one.toZone)}
              </a>{' '}
              · {sayClasses(one.classes, language)} · {t.disclosureStates[one.state as keyof typeof t.disclosureStates]} ·{' '}
              <Time at={one.untilAt} now={now} language={language} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

export const EndingPanel = ({ model, page: { language } }: Props) => {
  const t = casesWords[language]
  const { id } = model.card
  if (model.mine.glassUntil) return null
  return (
    <Panel title={t.case.panels.protection} id="protection" tone="plain">
      <ul class="govuk-list">
        {model.card.closedAt ? null : (
          <li>
            <a href={casePaths.level(id)}>{t.case.levelLink}</a>
          </li>
        )}
        <li>
          <a href={casePaths.recusals(id)}>{t.case.recusals}</a>
        </li>
        {model.mine.leadCase ? (
          <li>
            <a href={casePaths.closure(id)}>{t.case.close}</a>
          </li>
        ) : null}
        {model.mine.reopen ? (
          <li>
            <a href={casePaths.reopening(id)}>{t.case.reopen}</a>
          </li>
        ) : null}
      </ul>
    </Panel>
  )
}

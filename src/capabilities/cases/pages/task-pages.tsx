import type { VNode } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Chips } from '#ui/components/chips.tsx'
import { DataTable, type Row } from '#ui/components/data-table.tsx'
import { Form } from '#ui/components/form.tsx'
import { MomentField } from '#ui/components/moment-field.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { PersonSelect } from '#ui/components/person-select.tsx'
import { Select } from '#ui/components/select.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { Time } from '#ui/components/time.tsx'
import { isRole, roleWords } from '#capabilities/people/contract.ts'
import type { StandIn } from '#capabilities/cases/domain/stand-in.ts'
import { taskOutcomes, taskTitles } from '#capabilities/cases/domain/tasks.ts'
import { BackTo, optionsFrom, trailTo } from '#capabilities/cases/pages/parts.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { sayPerson, sayZone, type NameBook } from '#capabilities/cases/queries/names.ts'
import type { CaseTasksModel, HandOverModel, NewTaskModel, TaskModel, TasksModel } from '#capabilities/cases/queries/show-tasks.ts'
import { taskLists, type TaskList } from '#capabilities/cases/store/task.ts'
import { casesWords } from '#capabilities/cases/words.ts'

type One = TasksModel['tasks'][number]

const whoDoes = (one: Pick<One, 'personId' | 'function'>, names: NameBook, language: Page['language']): string =>
  one.personId ? sayPerson(names, one.personId, language) : one.function && isRole(one.function) ? roleWords(one.function, language) : '–'

/** Who answers for it now, or on its day; a red tag when nobody is there. */
const saysStandIn = (task: StandIn, names: NameBook, language: Page['language']): VNode | string | null => {
  if (task.standInId === null) return null
  const { tasks } = casesWords[language]
  const name = sayPerson(names, task.standInId, language)
  if (!task.unanswered) return task.standsIn === 'then' ? tasks.standIn(name) : tasks.standInNow(name)
  return (
    <>
      <Tag tone="late" text={task.standsIn === 'then' ? tasks.nobodyThen : tasks.nobodyNow} /> {tasks.staysWith(name)}
    </>
  )
}

const rowsOf = (tasks: readonly One[], names: NameBook, page: Page): readonly Row[] => {
  const { language, now } = page
  const t = casesWords[language]
  return tasks.map((task) => ({
    key: task.id,
    tone: task.state === 'late' ? ('late' as const) : task.state === 'soon' ? ('soon' as const) : undefined,
    cells: {
      what: <a href={casePaths.task(task.caseId, task.id)}>{t.taskTitles[task.title]}</a>,
      case: task.inCase ? <a href={casePaths.one(task.caseId)}>{task.pseudonym}</a> : task.pseudonym,
      who: `${sayZone(names, task.zoneId)} · ${whoDoes(task, names, language)}`,
      due: (
        <>
          <Time at={task.dueAt} now={now} language={language} as="both" /> {task.state === 'late' ? <Tag tone="late" text={t.tasks.lateTag} /> : null}{' '}
          {task.escalatedAt ? <Tag tone="soon" text={t.tasks.escalated} /> : null} {task.stopped ? <Tag tone="late" text={t.tasks.stoppedTag} /> : null}{' '}
          {saysStandIn(task, names, language)}
        </>
      ),
      outcome: task.outcome ? <Tag tone="done" text={t.outcomes[task.outcome]} /> : '–',
    },
  }))
}

const columnsOf = (language: Page['language'], withCase: boolean) => {
  const t = casesWords[language]
  return [
    { key: 'what', text: t.tasks.what },
    ...(withCase ? [{ key: 'case', text: t.pseudonym }] : []),
    { key: 'who', text: t.tasks.who },
    { key: 'due', text: t.tasks.due },
    { key: 'outcome', text: t.state },
  ]
}

export function tasksPage(model: TasksModel, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  const which = model.which as TaskList
  const chips = taskLists.map((key) => ({ key, label: '', text: t.tasks.lists[key], href: casePaths.tasksThat(key), current: key === which }))
  const next = model.next && `${casePaths.tasks}?${new URLSearchParams({ which, ...model.next }).toString()}`
  const title = `${t.tasks.title}: ${t.tasks.lists[which].toLowerCase()}`
  return {
    title,
    place: 'cases',
    wide: true,
    body: (
      <>
        <h1>{t.tasks.title}</h1>
        <Chips label={t.tasks.title} chips={chips} />
        <DataTable
          caption={t.tasks.lists[which]}
          sorted={which === 'done' ? t.tasks.sortedDone : t.tasks.sorted}
          columns={columnsOf(language, true)}
          rows={rowsOf(model.tasks, model.names, page)}
          language={language}
          empty={t.tasks.empty[which]}
          next={next ? { href: next } : null}
        />
      </>
    ),
  }
}

export function caseTasksPage(model: CaseTasksModel, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  return {
    title: `${t.tasks.caseTitle} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case, language),
    wide: true,
    body: (
      <>
        <h1>{t.tasks.caseTitle}</h1>
        {model.mayAdd ? (
          <p class="l-actions">
            <ButtonLink href={casePaths.newTask(model.case.id)}>{t.tasks.newTitle}</ButtonLink>
          </p>
        ) : null}
        <DataTable
          caption={t.tasks.caseTitle}
          quietCaption
          sorted={t.tasks.sorted}
          columns={columnsOf(language, false)}
          rows={rowsOf(model.tasks, model.names, page)}
          language={language}
          empty={t.tasks.noneOpen}
        />
      </>
    ),
  }
}

export function newTaskPage(model: NewTaskModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  const { card } = model.loaded
  const own = model.zones.find((zone) => zone.id === model.zoneId)?.name ?? ''
  const people = model.people.map((one) => ({ value: one.id, text: one.name }))
  return {
    title: `${t.tasks.newTitle} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, language),
    body: (
      <>
        <h1>{t.tasks.newTitle}</h1>
        <Form
          page={page}
          form={form}
          action={casePaths.newTask(card.id)}
          submit={t.tasks.submit}
          secondary={<BackTo href={casePaths.one(card.id)} language={language} />}
        >
          <Select form={form} name="title" label={t.tasks.what} empty={t.choose} options={optionsFrom(taskTitles, t.taskTitles)} />
          <Select form={form} name="zone" label={t.tasks.zone} options={model.zones.map((zone) => ({ value: zone.id, text: zone.name }))} />
          <PersonSelect form={form} name="person" language={page.language} label={t.tasks.person} empty={t.nobody} options={people} />
          <Select
            form={form}
            name="function"
            label={t.tasks.function}
            hint={t.tasks.functionHint}
            empty={t.nobody}
            options={model.functions.map((role) => ({ value: role, text: roleWords(role, language) }))}
          />
          <MomentField form={form} name="dueAt" label={t.tasks.due} />
          <PersonSelect form={form} name="deputy" language={page.language} label={t.tasks.deputy} empty={t.nobody} options={people} />
          <Checkboxes form={form} name="shared" legend={t.case.mayRead} options={[{ value: 'yes', text: t.tasks.shared }]} />
          {model.mayWords ? (
            <TextArea form={form} name="words" label={t.tasks.words} hint={`${t.tasks.wordsHint} ${t.audience(own, model.readers)}.`} rows={3} />
          ) : null}
        </Form>
      </>
    ),
  }
}

const cardOf = (task: Pick<One, 'caseId' | 'pseudonym'>) => ({ id: task.caseId, pseudonym: task.pseudonym })

export function handOverPage(model: HandOverModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  const { task } = model
  const card = cardOf(task)
  const people = model.people.map((one) => ({ value: one.id, text: one.name }))
  return {
    title: `${t.tasks.handOverTitle} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, language),
    body: (
      <>
        <h1>{t.tasks.handOverTitle}</h1>
        <p class="govuk-body">{t.taskTitles[task.title]}</p>
        <Form
          page={page}
          form={form}
          action={casePaths.handOverTask(card.id, task.id)}
          version={task.version}
          submit={t.tasks.handOverSubmit}
          secondary={<BackTo href={casePaths.task(card.id, task.id)} language={language} />}
        >
          <PersonSelect form={form} name="person" language={page.language} label={t.tasks.person} empty={t.choose} options={people} />
          <PersonSelect form={form} name="deputy" language={page.language} label={t.tasks.deputy} empty={t.nobody} options={people} />
          <MomentField form={form} name="dueAt" label={t.tasks.due} />
        </Form>
      </>
    ),
  }
}

export function taskPage(model: TaskModel, form: FormState, page: Page): Shown {
  const { language, now } = page
  const t = casesWords[language]
  const { task } = model
  const card = cardOf(task)
  const rows = [
    { key: 'who', text: t.tasks.who, value: `${sayZone(model.names, task.zoneId)} · ${whoDoes(task, model.names, language)}` },
    {
      key: 'due',
      text: t.tasks.due,
      value: (
        <>
          <Time at={task.dueAt} now={now} language={language} as="both" /> {model.state === 'late' ? <Tag tone="late" text={t.tasks.lateTag} /> : null}
        </>
      ),
    },
    ...(task.standInId ? [{ key: 'away', text: t.tasks.away, value: saysStandIn(task, model.names, language) }] : []),
    ...(task.deputyId
      ? [
          {
            key: 'deputy',
            text: t.tasks.deputy,
            value: (
              <>
                {sayPerson(model.names, task.deputyId, language)} {task.escalatedAt ? <Tag tone="soon" text={t.tasks.escalated} /> : null}
              </>
            ),
          },
        ]
      : []),
    ...(task.outcome ? [{ key: 'outcome', text: t.state, value: <Tag tone="done" text={t.outcomes[task.outcome]} /> }] : []),
    ...(task.wordsRecord && model.mayReadWords
      ? [{ key: 'words', text: t.tasks.words, value: <a href={casePaths.record(card.id, task.wordsRecord)}>{t.tasks.readWords}</a> }]
      : []),
  ]
  return {
    title: `${t.tasks.doneTitle} · ${card.pseudonym}`,
    place: 'cases',
    trail: task.inCase ? trailTo(card, language) : [{ href: casePaths.tasks, text: t.tasks.title }],
    body: (
      <>
        <h1>{t.taskTitles[task.title]}</h1>
        {task.inCase ? null : <Notice tone="info">{t.tasks.notInTeam}</Notice>}
        {task.stopped ? <Notice tone="danger">{t.tasks.stopped}</Notice> : null}
        <SummaryList rows={rows} />
        {model.mayHandOver ? (
          <p>
            <a href={casePaths.handOverTask(card.id, task.id)}>{t.tasks.handOver}</a>
          </p>
        ) : null}
        {model.mayFinish ? (
          <Form
            page={page}
            form={form}
            action={casePaths.task(card.id, task.id)}
            version={task.version}
            submit={t.tasks.doneSubmit}
            secondary={<BackTo href={task.inCase ? casePaths.one(card.id) : casePaths.tasks} language={language} />}
          >
            <Radios form={form} name="outcome" legend={t.tasks.outcome} options={optionsFrom(taskOutcomes, t.outcomes)} />
          </Form>
        ) : null}
      </>
    ),
  }
}

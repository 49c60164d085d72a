import type { FormState, Page, Shown } from '#ui/page.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Chips } from '#ui/components/chips.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { PersonSelect } from '#ui/components/person-select.tsx'
import { SmallForm } from '#ui/components/small-form.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Time } from '#ui/components/time.tsx'
import type { SealedClass } from '#capabilities/people/contract.ts'
import { BackTo, classOptions, optionsFrom, sayClasses, trailTo } from '#capabilities/cases/pages/parts.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { sayPerson } from '#capabilities/cases/queries/names.ts'
import type { GlassListModel, GlassModel, SeenModel } from '#capabilities/cases/queries/show-glass.ts'
import type { RecusalsModel } from '#capabilities/cases/queries/show-recusals.ts'
import { glassReasons } from '#capabilities/cases/store/glass.ts'
import { recusalReasons } from '#capabilities/cases/store/recusal.ts'
import { casesWords } from '#capabilities/cases/words.ts'

export function recusalsPage(model: RecusalsModel, form: FormState, page: Page): Shown {
  const { language, now } = page
  const t = casesWords[language]
  const { card } = model.loaded
  const rows = model.recusals.map((one) => ({
    key: one.id,
    cells: {
      person: sayPerson(model.names, one.personId, language),
      reason: t.recusalReasons[one.reason],
      at: <Time at={one.fromAt} now={now} language={language} />,
      end:
        model.mayLift && one.personId !== model.me ? (
          <SmallForm
            page={page}
            action={casePaths.liftRecusal(card.id, one.id)}
            submit={t.recusals.end}
            about={sayPerson(model.names, one.personId, language)}
          />
        ) : (
          ''
        ),
    },
  }))
  return {
    title: `${t.recusals.title} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, language),
    body: (
      <>
        <h1>{t.recusals.title}</h1>
        <p class="govuk-body">{t.recusals.lead}</p>
        <DataTable
          caption={t.recusals.title}
          quietCaption
          rows={rows}
          language={language}
          empty={t.recusals.empty}
          columns={[
            { key: 'person', text: t.recusals.person },
            { key: 'reason', text: t.recusals.reason },
            { key: 'at', text: t.at },
            { key: 'end', text: t.recusals.end },
          ]}
        />
        <Panel title={t.recusals.add}>
          <Form
            page={page}
            form={form}
            action={casePaths.recusals(card.id)}
            submit={t.recusals.submit}
            secondary={<BackTo href={casePaths.one(card.id)} language={language} />}
          >
            <PersonSelect
              form={form}
              name="person"
              language={page.language}
              label={t.recusals.person}
              empty={t.choose}
              options={model.people.map((one) => ({ value: one.id, text: one.name }))}
            />
            <Radios form={form} name="reason" legend={t.recusals.reason} options={optionsFrom(recusalReasons, t.recusalReasons)} />
          </Form>
        </Panel>
      </>
    ),
  }
}

/** Lifting has a page of its own for those without the button's form: the same deed, asked once more. */
export function liftPage(model: RecusalsModel, form: FormState, page: Page): Shown {
  const t = casesWords[page.language]
  return { ...recusalsPage(model, form, page), title: `${t.recusals.endTitle} · ${model.loaded.card.pseudonym}` }
}

export function glassPage(model: GlassModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  return {
    title: `${t.glass.title} · ${model.pseudonym}`,
    place: 'cases',
    body: (
      <>
        <h1>{t.glass.title}</h1>
        <Notice tone="danger">{t.glass.lead}</Notice>
        <Form
          page={page}
          form={form}
          action={casePaths.breakGlass(model.caseId)}
          submit={t.glass.submit}
          tone="danger"
          secondary={<BackTo href={casePaths.list} language={language} />}
        >
          <Radios form={form} name="reason" legend={t.glass.reason} options={optionsFrom(glassReasons, t.glassReasons)} />
          <TextArea form={form} name="words" label={t.glass.words} hint={t.glass.wordsHint} rows={4} />
          <Checkboxes form={form} name="classes" legend={t.glass.classes} options={classOptions(model.classes as readonly SealedClass[], language)} />
          <TextField form={form} name="minutes" label={t.glass.minutes} width="short" inputmode="numeric" maxLength={2} tabular />
        </Form>
      </>
    ),
  }
}

export function glassListPage(model: GlassListModel, page: Page): Shown {
  const { language, now } = page
  const t = casesWords[language]
  const rows = model.openings.map((one) => ({
    key: one.id,
    tone: one.waitsForMe ? ('late' as const) : undefined,
    cells: {
      who: sayPerson(model.names, one.personId, language),
      when: <Time at={one.fromAt} now={now} language={language} as="both" />,
      reason: t.glassReasons[one.reason as keyof typeof t.glassReasons],
      classes: sayClasses(one.classes, language),
      seen: one.waitsForMe ? <a href={casePaths.glassSeen(one.id)}>{t.glass.seen}</a> : <Tag tone="done" text={t.glass.seenBy} />,
    },
  }))
  return {
    title: t.glass.listTitle,
    place: 'cases',
    body: (
      <>
        <h1>{t.glass.listTitle}</h1>
        <p class="govuk-body">{t.glass.listLead}</p>
        <Chips
          label={t.glass.listTitle}
          chips={[
            { key: 'waiting', label: '', text: t.glass.waiting, href: casePaths.glassList, current: !model.all },
            { key: 'all', label: '', text: t.case.filters.all, href: `${casePaths.glassList}?all=yes`, current: model.all },
          ]}
        />
        <DataTable
          caption={t.glass.listTitle}
          quietCaption
          rows={rows}
          language={language}
          empty={t.glass.empty}
          columns={[
            { key: 'who', text: t.glass.who },
            { key: 'when', text: t.glass.when },
            { key: 'reason', text: t.glass.reason },
            { key: 'classes', text: t.class },
            { key: 'seen', text: t.glass.seenBy },
          ]}
        />
      </>
    ),
  }
}

export function glassSeenPage({ glass, names }: SeenModel, form: FormState, page: Page): Shown {
  const { language, now } = page
  const t = casesWords[language]
  const rows = [
    { key: 'who', text: t.glass.who, value: sayPerson(names, glass.personId, language) },
    { key: 'when', text: t.glass.when, value: <Time at={glass.fromAt} now={now} language={language} as="both" /> },
    { key: 'reason', text: t.glass.reason, value: t.glassReasons[glass.reason] },
    { key: 'classes', text: t.class, value: sayClasses(glass.classes, language) },
  ]
  return {
    title: t.glass.one,
    place: 'cases',
    body: (
      <>
        <h1>{t.glass.one}</h1>
        <SummaryList rows={rows} />
        <Form
          page={page}
          form={form}
          action={casePaths.glassSeen(glass.id)}
          submit={t.glass.seen}
          secondary={<BackTo href={casePaths.glassList} language={language} />}
        />
      </>
    ),
  }
}

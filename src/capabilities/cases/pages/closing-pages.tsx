import type { FormState, Page, Shown } from '#ui/page.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { openPhases } from '#capabilities/cases/domain/axes.ts'
import { ageGroups, closureReasons, exploitationForms, reopeningReasons, retentions, sexes } from '#capabilities/cases/domain/closing.ts'
import type { LoadedCase } from '#capabilities/cases/queries/load-case.ts'
import { BackTo, optionsFrom, trailTo } from '#capabilities/cases/pages/parts.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import type { CaseHindrance } from '#capabilities/cases/sockets.ts'
import type { OpenEnds } from '#capabilities/cases/store/closure.ts'
import { casesWords } from '#capabilities/cases/words.ts'

export type ClosingModel = { readonly loaded: LoadedCase; readonly ends: OpenEnds; readonly hindrances: readonly CaseHindrance[] }

export function closingPage({ loaded: { card }, ends, hindrances }: ClosingModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  const check = (good: boolean, text: string) => (
    <li>
      <Tag tone={good ? 'done' : 'late'} text={text} />
    </li>
  )
  return {
    title: `${t.closing.title} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, language),
    body: (
      <>
        <h1>{t.closing.title}</h1>
        <p class="govuk-body">{t.closing.lead}</p>
        <Panel title={t.closing.checks} action={ends.tasks > 0 ? { href: casePaths.caseTasks(card.id), text: t.case.allTasks } : undefined}>
          <ul class="govuk-list">
            {check(ends.tasks === 0, t.closing.openTasks(ends.tasks))}
            {check(ends.approvals === 0, t.closing.openApprovals(ends.approvals))}
            {hindrances.map((one) => (
              <li key={one.href}>
                <Tag tone={one.tells ? 'soon' : 'late'} text={one.words[language]} /> <a href={one.href}>{t.closing.mend}</a>
              </li>
            ))}
          </ul>
        </Panel>
        <Notice tone="warn">{t.closing.ends}</Notice>
        <Form
          page={page}
          form={form}
          action={casePaths.closure(card.id)}
          version={card.version}
          submit={t.closing.submit}
          tone="danger"
          secondary={<BackTo href={casePaths.one(card.id)} language={language} />}
        >
          <Radios form={form} name="reason" legend={t.closing.reason} options={optionsFrom(closureReasons, t.closureReasons)} />
          <DateField form={form} name="riskOn" label={t.closing.riskOn} />
          <TextArea form={form} name="wayBack" label={t.closing.wayBack} hint={t.closing.wayBackHint} rows={4} />
          <h2>{t.closing.coded}</h2>
          <p class="govuk-hint">{t.closing.codedHint}</p>
          <Radios form={form} name="sex" legend={t.closing.sex} options={optionsFrom(sexes, t.sexes)} inline />
          <Select form={form} name="ageGroup" label={t.closing.age} empty={t.choose} options={optionsFrom(ageGroups, t.ageGroups)} />
          <Select form={form} name="purpose" label={t.closing.purpose} empty={t.choose} options={optionsFrom(exploitationForms, t.exploitation)} />
          <TextField form={form} name="country" label={t.closing.country} hint={t.closing.countryHint} width="short" maxLength={2} />
          <Radios form={form} name="retention" legend={t.closing.retention} options={optionsFrom(retentions, t.retentions)} />
          <Checkboxes form={form} name="known" legend={t.closing.ends} options={[{ value: 'yes', text: t.closing.known }]} />
        </Form>
      </>
    ),
  }
}

export function reopeningPage({ card }: LoadedCase, form: FormState, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  return {
    title: `${t.closing.reopenTitle} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, language),
    body: (
      <>
        <h1>{t.closing.reopenTitle}</h1>
        <p class="govuk-body">{t.closing.reopenLead}</p>
        <Form
          page={page}
          form={form}
          action={casePaths.reopening(card.id)}
          submit={t.closing.reopenSubmit}
          secondary={<BackTo href={casePaths.one(card.id)} language={language} />}
        >
          <Radios form={form} name="reason" legend={t.closing.reason} options={optionsFrom(reopeningReasons, t.reopeningReasons)} />
          <Select form={form} name="phase" label={t.closing.phase} options={optionsFrom(openPhases, t.phase)} />
        </Form>
      </>
    ),
  }
}

import type { FormState, Page, Shown } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Time } from '#ui/components/time.tsx'
import { BackTo, sayClasses } from '#capabilities/cases/pages/parts.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { sayPerson } from '#capabilities/cases/queries/names.ts'
import type { ApprovalModel, ApprovalsModel } from '#capabilities/cases/queries/show-approvals.ts'
import { casesWords } from '#capabilities/cases/words.ts'

const whatIs = (one: ApprovalsModel['approvals'][number] | ApprovalModel['approval'], language: Page['language']): string => {
  const t = casesWords[language]
  const kind = t.approvalKinds[one.kind as keyof typeof t.approvalKinds]
  const more = one.kind === 'level' ? t.approvals.levelTo(t.levels[(one.level ?? 0) as 0 | 1 | 2]) : sayClasses(one.classes, language)
  return more === '' ? kind : `${kind} · ${more}`
}

export function approvalsPage(model: ApprovalsModel, page: Page): Shown {
  const { language, now } = page
  const t = casesWords[language]
  const rows = model.approvals.map((one) => ({
    key: one.id,
    cells: {
      case: <a href={casePaths.approval(one.id)}>{one.pseudonym}</a>,
      kind: whatIs(one, language),
      about: sayPerson(model.names, one.about, language),
      asked: sayPerson(model.names, one.askedBy, language),
      at: <Time at={one.askedAt} now={now} language={language} />,
    },
  }))
  return {
    title: t.approvals.title,
    place: 'cases',
    body: (
      <>
        <h1>{t.approvals.title}</h1>
        <p class="govuk-body">{t.approvals.lead}</p>
        <DataTable
          caption={t.approvals.title}
          quietCaption
          rows={rows}
          language={language}
          empty={t.approvals.empty}
          columns={[
            { key: 'case', text: t.pseudonym },
            { key: 'kind', text: t.approvals.kind },
            { key: 'about', text: t.approvals.about },
            { key: 'asked', text: t.approvals.asked },
            { key: 'at', text: t.at },
          ]}
        />
      </>
    ),
  }
}

export function approvalPage({ approval, names }: ApprovalModel, form: FormState, page: Page): Shown {
  const { language, now } = page
  const t = casesWords[language]
  const rows = [
    { key: 'what', text: t.approvals.kind, value: whatIs(approval, language) },
    ...(approval.about ? [{ key: 'about', text: t.approvals.about, value: sayPerson(names, approval.about, language) }] : []),
    ...(approval.untilAt ? [{ key: 'until', text: t.team.until, value: <Time at={approval.untilAt} now={now} language={language} as="both" /> }] : []),
    { key: 'asked', text: t.approvals.asked, value: sayPerson(names, approval.askedBy, language) },
    { key: 'at', text: t.at, value: <Time at={approval.askedAt} now={now} language={language} as="both" /> },
  ]
  return {
    title: `${t.approvals.one} · ${approval.pseudonym}`,
    place: 'cases',
    body: (
      <>
        <h1>{approval.pseudonym}</h1>
        <SummaryList rows={rows} />
        <Form
          page={page}
          form={form}
          action={casePaths.approval(approval.id)}
          submit={t.approvals.submit}
          secondary={<BackTo href={casePaths.approvals} language={language} />}
        >
          <Radios
            form={form}
            name="answer"
            legend={t.approvals.question}
            options={[
              { value: 'yes', text: t.approvals.yes },
              { value: 'no', text: t.approvals.no },
            ]}
          />
        </Form>
      </>
    ),
  }
}

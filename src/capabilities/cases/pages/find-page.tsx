import type { FormState, Page, Shown } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { findFields, findReasons } from '#capabilities/cases/forms.ts'
import { BackTo, optionsFrom } from '#capabilities/cases/pages/parts.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import type { FindModel } from '#capabilities/cases/queries/find-cases.ts'
import { casesWords } from '#capabilities/cases/words.ts'

const Found = ({ model, page }: { readonly model: FindModel; readonly page: Page }) => {
  const t = casesWords[page.language]
  if (model.lapsed) return <Notice tone="info">{t.find.lapsed}</Notice>
  if (model.none) return <Notice tone="info">{t.find.nothing}</Notice>
  if (model.found.length === 0) return null
  const rows = model.found.map((row) => ({
    key: row.caseId,
    cells: {
      name: row.member ? <a href={casePaths.one(row.caseId)}>{row.pseudonym}</a> : row.pseudonym,
      what: row.member ? (
        row.closed ? (
          t.find.isClosed
        ) : (
          t.find.open
        )
      ) : (
        <>
          {t.find.notYours} {row.closed ? t.find.isClosed : <a href={casePaths.breakGlass(row.caseId)}>{t.find.glass}</a>}
        </>
      ),
    },
  }))
  return (
    <DataTable
      caption={t.find.results}
      columns={[
        { key: 'name', text: t.pseudonym },
        { key: 'what', text: t.state },
      ]}
      rows={rows}
      language={page.language}
    />
  )
}

export function findPage(model: FindModel, form: FormState, page: Page): Shown {
  const t = casesWords[page.language]
  return {
    title: t.find.title,
    place: 'cases',
    body: (
      <>
        <h1>{t.find.title}</h1>
        <p class="govuk-body">{t.find.lead}</p>
        <Found model={model} page={page} />
        <Form
          page={page}
          form={form}
          action={casePaths.find}
          submit={t.find.submit}
          unkept
          secondary={<BackTo href={casePaths.list} language={page.language} />}
        >
          <Radios form={form} name="field" legend={t.find.field} options={optionsFrom(findFields, t.find.fields)} />
          <TextField form={form} name="term" label={t.find.term} width="medium" maxLength={200} />
          <Select form={form} name="reason" label={t.find.reason} empty={t.choose} options={optionsFrom(findReasons, t.find.reasons)} />
        </Form>
      </>
    ),
  }
}

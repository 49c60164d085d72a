import type { FormState, Page, Shown } from '#ui/page.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { answers, tracks } from '#capabilities/cases/domain/axes.ts'
import { BackTo, optionsFrom } from '#capabilities/cases/pages/parts.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { casesWords } from '#capabilities/cases/words.ts'

export function openPage(_model: unknown, form: FormState, page: Page): Shown {
  const t = casesWords[page.language]
  return {
    title: t.open.title,
    place: 'cases',
    body: (
      <>
        <h1>{t.open.title}</h1>
        <p class="govuk-body">{t.open.lead}</p>
        <Form
          page={page}
          form={form}
          action={casePaths.open}
          submit={t.open.submit}
          audience={t.open.audience}
          reach="team"
          secondary={<BackTo href={casePaths.list} language={page.language} />}
        >
          <Radios form={form} name="child" legend={t.open.child} hint={t.open.childHint} options={optionsFrom(answers, t.child)} />
          <Checkboxes form={form} name="urgent" legend={t.otherAxes.urgent} options={[{ value: 'yes', text: t.open.urgent }]} />
          <Radios form={form} name="track" legend={t.open.track} options={optionsFrom(tracks, t.track)} />
          <TextField
            form={form}
            name="municipality"
            label={t.open.municipality}
            hint={t.open.municipalityHint}
            width="short"
            inputmode="numeric"
            maxLength={4}
            tabular
          />
          <TextField form={form} name="fileReference" label={t.open.fileReference} hint={t.open.fileReferenceHint} width="medium" maxLength={60} />
        </Form>
      </>
    ),
  }
}

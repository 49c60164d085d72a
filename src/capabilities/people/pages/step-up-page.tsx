import type { FormState, Page, Shown } from '#ui/page.ts'
import { Form } from '#ui/components/form.tsx'
import { Hidden } from '#ui/components/hidden.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { peoplePaths } from '#capabilities/people/paths.ts'
import { words } from '#capabilities/people/words.ts'

/** The code once more. What was being done waits behind `next`. */
export function stepUpPage(form: FormState, next: string, page: Page): Shown {
  const t = words[page.language]
  return {
    title: t.stepUp.title,
    body: (
      <>
        <h1>{t.stepUp.title}</h1>
        <p class="govuk-body-l">{t.stepUp.lead}</p>
        <Form
          page={page}
          form={form}
          action={`${peoplePaths.stepUp()}?language=${page.language}`}
          submit={t.stepUp.submit}
          secondary={
            <a class="l-form__back" href="/">
              {t.cancel}
            </a>
          }
          unkept
        >
          <Hidden name="next" value={next} />
          <TextField
            form={form}
            name="code"
            label={t.code}
            hint={t.codeHint}
            width="short"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxLength={7}
            tabular
          />
        </Form>
      </>
    ),
  }
}

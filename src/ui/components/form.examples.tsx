import type { Examples } from '#ui/example.ts'
import { either, exampleForm, exampleNow, examplePage } from '#ui/example.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Form } from '#ui/components/form.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'

export const formExamples: Examples = {
  name: 'Form',
  of: (language) => {
    const page = examplePage(language)
    const say = (sv: string, en: string) => either(language, sv, en)
    const fields = (of: ReturnType<typeof exampleForm> | null, id: string) => (
      <>
        <TextField
          form={of}
          id={of?.errors.length ? undefined : `${id}-summary`}
          name="summary"
          label={say('Rubrik', 'Heading')}
          hint={say('Neutral, utan namn och plats.', 'Neutral, without a name or a place.')}
        />
        <TextArea form={of} id={of?.errors.length ? undefined : `${id}-body`} name="body" label={say('Bedömning', 'Assessment')} />
      </>
    )
    const errors = exampleForm({
      values: { summary: '', body: say('Står kvar.', 'Still here.') },
      errors: [{ field: 'summary', text: say('Fyll i rubriken.', 'Fill in the heading.') }],
    })
    const conflict = exampleForm({
      values: {
        summary: say('Samtal med socialjouren', 'Call with the out-of-hours service'),
        body: say('Boendet är ordnat till måndag.', 'A place is arranged until Monday.'),
      },
      conflict: {
        theirs: { body: say('Boendet är ordnat till fredag. Ny kontakt på söndag.', 'A place is arranged until Friday. New contact on Sunday.') },
        version: 4,
      },
    })
    return [
      {
        state: 'empty',
        show: (
          <Form
            page={page}
            action="/gallery"
            submit={say('Spara', 'Save')}
            audience={say('Bara ALFA:s grupp · 3 personer', 'Only ALFA’s team · 3 people')}
            secondary={
              <ButtonLink href="/gallery" tone="quiet">
                {say('Avbryt', 'Cancel')}
              </ButtonLink>
            }
          >
            {fields(null, 'empty')}
          </Form>
        ),
      },
      {
        state: 'error',
        show: (
          <Form page={page} form={errors} action="/gallery" version={3} submit={say('Spara', 'Save')}>
            {fields(errors, 'error')}
          </Form>
        ),
      },
      {
        state: 'notice',
        show: (
          <Form
            page={page}
            form={exampleForm({ notice: say('Ärendet är avslutat. Inget nytt kan skrivas i det.', 'The case is closed. Nothing new can be written in it.') })}
            action="/gallery"
            submit={say('Spara', 'Save')}
          >
            {fields(exampleForm(), 'notice')}
          </Form>
        ),
      },
      {
        state: 'unsent text',
        show: <Form page={page} form={exampleForm({ draft: { href: '/gallery?draft=a', at: exampleNow } })} action="/gallery" submit={say('Spara', 'Save')} />,
      },
      {
        state: 'conflict',
        show: (
          <Form
            page={page}
            form={conflict}
            action="/gallery"
            version={3}
            submit={say('Spara min version', 'Save my version')}
            audience={say('ALFA och Socialtjänsten i Ekvik · 7 personer', 'ALFA and the social service in Ekvik · 7 people')}
            reach="shared"
          >
            {fields(conflict, 'conflict')}
          </Form>
        ),
      },
      { state: 'danger', show: <Form page={page} action="/gallery" submit={say('Återkalla', 'Revoke')} tone="danger" /> },
    ]
  },
}

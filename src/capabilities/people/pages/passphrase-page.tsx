import type { FormState, Page, Shown } from '#ui/page.ts'
import { Form } from '#ui/components/form.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { peoplePaths } from '#capabilities/people/paths.ts'
import { words } from '#capabilities/people/words.ts'

export function passphrasePage(form: FormState, page: Page): Shown {
  const t = words[page.language]
  return {
    title: t.passphrase.title,
    body: (
      <>
        <h1>{t.passphrase.title}</h1>
        <Form
          page={page}
          form={form}
          action={`${peoplePaths.passphrase()}?language=${page.language}`}
          submit={t.passphrase.submit}
          secondary={
            <a class="l-form__back" href={peoplePaths.account()}>
              {t.cancel}
            </a>
          }
          unkept
        >
          <TextField form={form} name="current" label={t.passphrase.current} type="password" autocomplete="current-password" />
          <TextField form={form} name="fresh" label={t.passphrase.fresh} hint={t.invitation.passphraseHint} type="password" autocomplete="new-password" />
          <TextField form={form} name="again" label={t.passphrase.again} type="password" autocomplete="new-password" />
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

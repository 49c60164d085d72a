import type { FormState, Page, Shown } from '#ui/page.ts'
import { Details } from '#ui/components/details.tsx'
import { Form } from '#ui/components/form.tsx'
import { Hidden } from '#ui/components/hidden.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { peoplePaths } from '#capabilities/people/paths.ts'
import { words } from '#capabilities/people/words.ts'

export type SignInSaid = 'left' | 'kept' | 'not-kept' | 'ready' | 'changed' | null

/** One form: name, passphrase, code. Nothing on it says what the program is for. */
export function signInPage(form: FormState, said: SignInSaid, next: string, page: Page): Shown {
  const t = words[page.language]
  const sentence = { left: t.signIn.left, kept: t.signIn.kept, 'not-kept': t.signIn.notKept, ready: t.invitation.done, changed: t.passphrase.done }
  return {
    title: t.signIn.title,
    body: (
      <>
        <h1>{t.signIn.title}</h1>
        {said === null ? null : <Notice tone={said === 'not-kept' ? 'warn' : 'info'}>{sentence[said]}</Notice>}
        <Form page={page} form={form} action={`${peoplePaths.signIn()}?language=${page.language}`} submit={t.signIn.submit} unkept>
          <Hidden name="next" value={next} />
          <TextField form={form} name="login" label={t.signIn.login} width="medium" autocomplete="username" maxLength={80} />
          <TextField form={form} name="passphrase" label={t.signIn.passphrase} type="password" autocomplete="current-password" />
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
        <Details summary={words[page.language].signIn.helpTitle}>{t.signIn.help}</Details>
      </>
    ),
  }
}

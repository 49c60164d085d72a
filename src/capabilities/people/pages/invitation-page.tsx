import type { FormState, Page, Shown } from '#ui/page.ts'
import { Form } from '#ui/components/form.tsx'
import { Hidden } from '#ui/components/hidden.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { QrCode } from '#ui/components/qr-code.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Tick } from '#ui/components/tick.tsx'
import { words } from '#capabilities/people/words.ts'

type Welcomed = { readonly name: string; readonly zoneName: string; readonly login: string; readonly recovered: boolean; readonly coded: boolean }

/** Before the first use: nothing happens until somebody presses, so that a program that only looks does not use the link up. */
export function welcomePage(who: Welcomed, form: FormState, page: Page): Shown {
  const t = words[page.language].invitation
  return {
    title: t.title,
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body-l">{t.welcome(who.name, who.zoneName)}</p>
        {who.recovered ? <Notice tone="info">{t.recovered}</Notice> : null}
        <p class="govuk-body">{t.before}</p>
        <Form page={page} form={form} action={`${page.path}?language=${page.language}`} submit={t.begin} unkept>
          <Hidden name="step" value="begin" />
          {who.coded ? (
            <TextField form={form} name="entryCode" label={t.entryCode} hint={t.entryCodeHint} width="medium" autocomplete="off" maxLength={40} tabular />
          ) : null}
        </Form>
      </>
    ),
  }
}

/** The code app's secret, as it is scanned and as it is typed. */
export type ShownSecret = { readonly uri: string; readonly spelled: string }

/** The promise, the passphrase and the code app, on one page in the order they are done. */
export function enrolPage(who: Welcomed, secret: ShownSecret, form: FormState, page: Page): Shown {
  const all = words[page.language]
  const t = all.invitation
  return {
    title: t.title,
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.login(who.login)}</p>
        <Form page={page} form={form} action={`${page.path}?language=${page.language}`} submit={t.submit} unkept>
          <Hidden name="step" value="finish" />
          {who.coded ? <Hidden name="entryCode" value={String(form.values['entryCode'] ?? '')} /> : null}
          <h2>{t.articlesTitle}</h2>
          <ul class="govuk-list govuk-list--bullet">
            {all.articles.map((article) => (
              <li key={article.key}>{article.text}</li>
            ))}
          </ul>
          <Tick form={form} name="accepted" label={t.accept} />
          <h2>{t.passphraseTitle}</h2>
          <TextField form={form} name="passphrase" label={all.signIn.passphrase} hint={t.passphraseHint} type="password" autocomplete="new-password" />
          <TextField form={form} name="again" label={t.again} type="password" autocomplete="new-password" />
          <h2>{t.authenticatorTitle}</h2>
          <p class="govuk-body">{t.authenticatorHint}</p>
          <QrCode text={secret.uri} title={t.qr} />
          <p class="govuk-body">
            {`${t.byHand}: `}
            <strong class="l-tabular">{secret.spelled}</strong>
          </p>
          <TextField
            form={form}
            name="code"
            label={all.code}
            hint={t.confirmHint}
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

export function overPage(page: Page): Shown {
  const t = words[page.language].invitation
  return {
    title: t.title,
    body: (
      <>
        <h1>{t.over}</h1>
        <p class="govuk-body">{t.overText}</p>
      </>
    ),
  }
}

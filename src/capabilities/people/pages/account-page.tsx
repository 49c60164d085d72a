import type { FormState, Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Details } from '#ui/components/details.tsx'
import { Form } from '#ui/components/form.tsx'
import { Hidden } from '#ui/components/hidden.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { SmallForm } from '#ui/components/small-form.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Time } from '#ui/components/time.tsx'
import { saidRoles } from '#capabilities/people/pages/person-parts.tsx'
import { peoplePaths } from '#capabilities/people/paths.ts'
import type { AccountModel } from '#capabilities/people/queries/account.ts'
import { words } from '#capabilities/people/words.ts'

export function accountPage(model: AccountModel, page: Page): Shown {
  const all = words[page.language]
  const t = all.account
  const { language } = page
  const real = new Date(model.realNow)
  const time = (at: Date | string) => <Time at={new Date(at)} now={real} language={language} />
  return {
    title: t.title,
    body: (
      <>
        <h1>{t.title}</h1>
        {model.changed ? <Notice tone="success">{all.passphrase.done}</Notice> : null}
        <SummaryList
          rows={[
            { key: 'me', text: t.me, value: model.name },
            { key: 'zone', text: t.zone, value: model.zone },
            { key: 'roles', text: all.list.roles, value: saidRoles(model.roles, language) },
            { key: 'code', text: t.staffCode, value: <span class="l-tabular">{model.staffCode}</span> },
            {
              key: 'language',
              text: t.language,
              value: all.invite.languages[model.language],
              action: { href: peoplePaths.language(), text: all.language.submit },
            },
            ...(model.codeAcceptedAt === null ? [] : [{ key: 'accepted', text: t.accepted, value: time(model.codeAcceptedAt) }]),
            { key: 'strong', text: t.strong, value: time(model.strongAt) },
          ]}
        />
        <Details summary={t.read}>
          <ul class="govuk-list govuk-list--bullet">
            {all.articles.map((article) => (
              <li key={article.key}>{article.text}</li>
            ))}
          </ul>
        </Details>
        <div class="l-form__end">
          <ButtonLink href={peoplePaths.passphrase()} tone="quiet">
            {t.passphrase}
          </ButtonLink>{' '}
          <a href={peoplePaths.why()}>{t.why}</a>
        </div>
        <DataTable
          caption={t.sessions}
          sorted={t.sessionsSorted}
          language={language}
          columns={[
            { key: 'kind', text: t.session },
            { key: 'since', text: t.since },
            { key: 'seen', text: t.seen },
          ]}
          rows={model.sessions.map((session) => ({
            key: session.id,
            cells: { kind: `${t.kinds[session.kind]}${session.current ? ` (${t.this})` : ''}`, since: time(session.openedAt), seen: time(session.seenAt) },
          }))}
        />
        {model.sessions.length > 1 ? <SmallForm page={page} action={peoplePaths.endOthers()} submit={t.endOthers} /> : null}
      </>
    ),
  }
}

export function languagePage(to: string, form: FormState, page: Page): Shown {
  const all = words[page.language]
  return {
    title: all.language.title,
    body: (
      <>
        <h1>{all.language.title}</h1>
        <Form page={page} form={form} action={peoplePaths.language()} submit={all.language.submit}>
          <Hidden name="to" value={to} />
          <Radios
            form={form}
            name="language"
            legend={all.language.label}
            options={[
              { value: 'sv', text: all.invite.languages.sv },
              { value: 'en', text: all.invite.languages.en },
            ]}
            value={page.language}
          />
        </Form>
      </>
    ),
  }
}

/** A page with one button, for those who come to the address of a deed. */
export function onePress(title: string, text: string, submit: string, action: string, form: FormState, page: Page): Shown {
  return {
    title,
    body: (
      <>
        <h1>{title}</h1>
        <p class="govuk-body">{text}</p>
        <Form page={page} form={form} action={action} submit={submit} />
      </>
    ),
  }
}

import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Time } from '#ui/components/time.tsx'
import { saidRoles, StateTag } from '#capabilities/people/pages/person-parts.tsx'
import { peoplePaths } from '#capabilities/people/paths.ts'
import type { PersonModel } from '#capabilities/people/queries/person.ts'
import { roleWords, words } from '#capabilities/people/words.ts'

const LinkPanel = ({ model, page }: { readonly model: PersonModel; readonly page: Page }): VNode | null => {
  const t = words[page.language].person
  if (model.invitation === null) return null
  const { link, begun, expiresAt } = model.invitation
  return (
    <Panel title={t.linkTitle} tone="mist">
      {link === null ? (
        <p class="govuk-body">{begun ? t.linkUsed : t.linkElsewhere}</p>
      ) : (
        <>
          <p class="govuk-body">{t.linkText}</p>
          <p class="govuk-body">
            <code class="l-words" data-link>
              {link}
            </code>
          </p>
          <p class="govuk-body">
            {`${t.linkUntil} `}
            <Time at={new Date(expiresAt)} now={page.now} language={page.language} />
          </p>
        </>
      )}
    </Panel>
  )
}

const CodePanel = ({ model, page }: { readonly model: PersonModel; readonly page: Page }): VNode | null => {
  const t = words[page.language].approval
  if (model.entryCode === null) return null
  return (
    <Panel title={t.codeTitle} tone="mist">
      <p class="govuk-body">{t.codeGive}</p>
      <p class="govuk-body">
        <code class="l-words" data-entry-code>
          {model.entryCode}
        </code>
      </p>
    </Panel>
  )
}

const Deeds = ({ model, page }: { readonly model: PersonModel; readonly page: Page }): VNode | null => {
  const t = words[page.language].person
  if (model.state === 'left') return null
  const links = [
    model.may.approve ? { href: peoplePaths.approval(model.id), text: words[page.language].approval.title } : null,
    model.may.administer ? { href: peoplePaths.change(model.id), text: t.change } : null,
    model.may.administer && !model.hasKeys ? { href: peoplePaths.invitation(model.id), text: t.newLink } : null,
    model.may.administer && model.hasKeys ? { href: peoplePaths.recover(model.id), text: t.recover } : null,
    model.may.giveDuty ? { href: peoplePaths.duty(model.id), text: t.duty } : null,
    model.may.administer ? { href: peoplePaths.leave(model.id), text: t.leave } : null,
  ].filter((one) => one !== null)
  return links.length === 0 ? null : (
    <div class="l-form__end">
      {links.map((one) => (
        <ButtonLink key={one.href} href={one.href} tone="quiet" small>
          {one.text}
        </ButtonLink>
      ))}
    </div>
  )
}

export function personShown(model: PersonModel, page: Page): Shown {
  const { language, now } = page
  const all = words[language]
  const t = all.person
  const when = (at: Date | null) => (at === null ? null : <Time at={new Date(at)} now={now} language={language} />)
  return {
    title: t.title,
    place: 'people',
    trail: [{ href: peoplePaths.list(), text: all.list.title }],
    body: (
      <>
        <h1>{model.name}</h1>
        <SummaryList
          rows={[
            { key: 'state', text: t.state, value: <StateTag state={model.state} language={language} /> },
            { key: 'roles', text: all.list.roles, value: saidRoles(model.roles, language) },
            ...(model.unitHead ? [{ key: 'position', text: t.positions, value: all.positions.unit_head }] : []),
            ...(model.waitingRoles.length === 0 ? [] : [{ key: 'waiting', text: all.approval.waits, value: saidRoles(model.waitingRoles, language) }]),
            ...(model.waitingHead ? [{ key: 'waiting-head', text: all.approval.waits, value: all.positions.unit_head }] : []),
            ...(model.dutyHolder ? [{ key: 'duty', text: t.dutyHas, value: all.yes }] : []),
            { key: 'code', text: t.staffCode, value: <span class="l-tabular">{model.staffCode}</span> },
            { key: 'login', text: t.login, value: model.login },
            { key: 'language', text: t.language, value: all.invite.languages[model.language] },
            { key: 'enrolled', text: t.enrolled, value: when(model.enrolledAt) ?? t.notEnrolled },
            ...(model.codeAcceptedAt === null ? [] : [{ key: 'accepted', text: t.accepted, value: when(model.codeAcceptedAt) }]),
            ...(model.leftAt === null ? [] : [{ key: 'left', text: t.left, value: when(model.leftAt) }]),
          ]}
        />
        <Deeds model={model} page={page} />
        <LinkPanel model={model} page={page} />
        <CodePanel model={model} page={page} />
        <DataTable
          caption={t.history}
          sorted={t.historySorted}
          language={language}
          columns={[
            { key: 'role', text: t.role },
            { key: 'from', text: t.from },
            { key: 'until', text: t.until },
          ]}
          rows={model.history.map((held, place) => ({
            key: String(place),
            cells: {
              role: roleWords(held.role, language),
              from: <Time at={new Date(held.from)} now={now} language={language} as="iso" />,
              until: held.until === null ? t.open : <Time at={new Date(held.until)} now={now} language={language} as="iso" />,
            },
          }))}
        />
      </>
    ),
  }
}

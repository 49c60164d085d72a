import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Details } from '#ui/components/details.tsx'
import { saidRoles, StateTag } from '#capabilities/people/pages/person-parts.tsx'
import { peoplePaths } from '#capabilities/people/paths.ts'
import type { PeopleModel } from '#capabilities/people/queries/people.ts'
import { words } from '#capabilities/people/words.ts'

export function peoplePage(model: PeopleModel, page: Page): Shown {
  const { language } = page
  const t = words[language]
  const table = (people: PeopleModel['people'], quiet: boolean) => (
    <DataTable
      caption={quiet ? t.list.left : t.list.title}
      quietCaption
      sorted={t.list.sorted}
      language={language}
      empty={t.list.empty}
      columns={[
        { key: 'name', text: t.list.name },
        { key: 'code', text: t.list.staffCode },
        { key: 'roles', text: t.list.roles },
        { key: 'state', text: t.list.state },
      ]}
      rows={people.map((person) => ({
        key: person.id,
        cells: {
          name: <a href={peoplePaths.person(person.id)}>{person.name}</a>,
          code: <span class="l-tabular">{person.staffCode}</span>,
          roles: [saidRoles(person.roles, language), person.unitHead ? t.positions.unit_head : null].filter((part) => part !== null).join(' · '),
          state: (
            <>
              <StateTag state={person.state} language={language} />
              {person.waits ? <Tag tone="soon" text={t.approval.waits} /> : null}
              {person.isNew ? <Tag tone="quiet" text={t.approval.isNew} /> : null}
            </>
          ),
        },
      }))}
    />
  )
  const left = model.people.filter((person) => person.state === 'left')
  return {
    title: t.list.title,
    place: 'people',
    wide: true,
    body: (
      <>
        <h1>{t.list.title}</h1>
        <p class="govuk-body">{t.list.lead(model.zone.name)}</p>
        <div class="l-form__end">
          {model.mayInvite ? <ButtonLink href={peoplePaths.invite()}>{t.list.invite}</ButtonLink> : null} <a href={peoplePaths.zone()}>{t.list.zone}</a>
        </div>
        {table(
          model.people.filter((person) => person.state !== 'left'),
          false,
        )}
        {left.length > 0 ? <Details summary={t.list.left}>{table(left, true)}</Details> : null}
      </>
    ),
  }
}

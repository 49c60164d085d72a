import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Chips } from '#ui/components/chips.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { saidRoles, StateTag } from '#capabilities/people/pages/person-parts.tsx'
import { peoplePaths } from '#capabilities/people/paths.ts'
import type { PeopleModel } from '#capabilities/people/queries/people.ts'
import { words } from '#capabilities/people/words.ts'

export function peoplePage(model: PeopleModel, page: Page): Shown {
  const { language } = page
  const t = words[language]
  const { left } = model
  const title = left ? t.list.left : t.list.title
  return {
    title,
    place: 'people',
    wide: true,
    body: (
      <>
        <h1>{title}</h1>
        <p class="govuk-body">{left ? <a href={peoplePaths.list()}>{t.list.title}</a> : t.list.lead(model.zone.name)}</p>
        <div class="l-form__end">
          {model.mayInvite && !left ? <ButtonLink href={peoplePaths.invite()}>{t.list.invite}</ButtonLink> : null}{' '}
          <a href={peoplePaths.zone()}>{t.list.zone}</a>
        </div>
        {model.letters.length > 0 ? (
          <Chips
            label={t.list.letters}
            chips={model.letters.map((letter) => ({
              key: letter,
              label: letter,
              text: '',
              href: peoplePaths.listFrom({ left, letter }),
              current: letter === model.letter,
            }))}
          />
        ) : null}
        <DataTable
          caption={title}
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
          rows={model.people.map((person) => rowOf(person, page))}
          next={model.next === null ? null : { href: peoplePaths.listFrom({ left, after: model.next }) }}
        />
        {model.anybodyLeft && !left ? (
          <p class="govuk-body">
            <a href={peoplePaths.listFrom({ left: true })}>{t.list.left}</a>
          </p>
        ) : null}
      </>
    ),
  }
}

function rowOf(person: PeopleModel['people'][number], { language }: Page) {
  const t = words[language]
  return {
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
  }
}

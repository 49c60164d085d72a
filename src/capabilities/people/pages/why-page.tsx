import type { Page, Shown } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { State } from '#ui/components/state.tsx'
import { saidRoles } from '#capabilities/people/pages/person-parts.tsx'
import type { WhyModel } from '#capabilities/people/queries/why.ts'
import { classWords, words } from '#capabilities/people/words.ts'

export function whyShown(model: WhyModel, page: Page): Shown {
  const { language } = page
  const all = words[language]
  const t = all.why
  return {
    title: t.title,
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body-l">{t.lead}</p>
        <h2>{t.rulesTitle}</h2>
        <ul class="govuk-list govuk-list--spaced">
          {model.rows.map((row, place) => (
            <li key={`${row.code} ${place}`}>
              <State tone={row.allows ? 'done' : 'late'} text={row.allows ? t.allows : t.stops} />
              {` ${row.words[language]}`}
            </li>
          ))}
        </ul>
        <h2>{t.rolesTitle}</h2>
        <p class="govuk-body">{`${saidRoles(model.roles, language)}. ${t.rolesText}`}</p>
        <DataTable
          caption={t.rolesTitle}
          quietCaption
          language={language}
          columns={[
            { key: 'class', text: t.class },
            { key: 'right', text: t.right },
          ]}
          rows={model.ceiling.map((row) => ({ key: row.class, cells: { class: classWords(row.class, language), right: all.rights[row.right] } }))}
        />
        <p class="govuk-body">{t.ask}</p>
      </>
    ),
  }
}

import type { VNode } from 'preact'
import { DataTable } from '#ui/components/data-table.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import type { Page, Shown } from '#ui/page.ts'
import { FreshTag, sayAreas, ServiceLink } from '#capabilities/directory/pages/service-parts.tsx'
import { addressRow, contactRows } from '#capabilities/directory/pages/service-page.tsx'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import { sayCountry } from '#capabilities/directory/queries/place-names.ts'
import type { DueServicesModel } from '#capabilities/directory/queries/services-due.ts'
import { mostDue } from '#capabilities/directory/queries/services-due.ts'
import type { OrganisationModel } from '#capabilities/directory/queries/show-organisation.ts'
import { servicePaths } from '#capabilities/directory/services-paths.ts'
import { words } from '#capabilities/directory/words.ts'
import { serviceWords } from '#capabilities/directory/words.services.ts'

type Props = { readonly model: OrganisationModel; readonly page: Page }

const trailOf = (page: Page) => [
  { href: directoryPaths.all(), text: words[page.language].title },
  { href: servicePaths.search(), text: serviceWords[page.language].search.title },
]

const Facts = ({ model, page }: Props): VNode => {
  const t = serviceWords[page.language]
  return (
    <SummaryList
      rows={[
        { key: 'kind', text: t.service.kind, value: t.organisations[model.kind] },
        ...(model.alternateName === null ? [] : [{ key: 'alternate', text: t.form.alternateName, value: model.alternateName }]),
        { key: 'description', text: t.service.description, value: model.description },
        { key: 'country', text: t.service.country, value: sayCountry(model.countryCode, page.language) },
        ...addressRow(model.address, t.service.address),
        ...contactRows(model.contacts, page.language),
        ...(model.email === null ? [] : [{ key: 'email', text: t.service.email, value: <a href={`mailto:${model.email}`}>{model.email}</a> }]),
        ...(model.website === null
          ? []
          : [
              {
                key: 'website',
                text: t.service.website,
                value: (
                  <a href={model.website} rel="noreferrer">
                    {model.website}
                  </a>
                ),
              },
            ]),
        { key: 'keeper', text: t.service.keeper, value: model.zoneName },
      ]}
    />
  )
}

/** One organisation, and what it offers. */
export function organisationPage(model: OrganisationModel, page: Page): Shown {
  const { language } = page
  const t = serviceWords[language]
  return {
    title: t.service.organisation,
    place: 'directory',
    trail: trailOf(page),
    body: (
      <>
        <h1>{model.name}</h1>
        <Panel
          title={t.service.organisation}
          aside={<Tag tone={model.active ? 'done' : 'quiet'} text={model.active ? t.statuses.active : t.statuses.inactive} />}
          action={model.mayKeep ? { href: servicePaths.editOrganisation(model.id), text: t.service.edit } : undefined}
        >
          <Facts model={model} page={page} />
        </Panel>
        <Panel title={t.service.services} action={model.mayKeep && model.active ? { href: servicePaths.newService(model.id), text: t.service.add } : undefined}>
          <DataTable
            caption={t.service.services}
            quietCaption
            language={language}
            empty={t.service.noServices}
            columns={[
              { key: 'service', text: t.search.service },
              { key: 'state', text: t.search.state },
              { key: 'answers', text: t.search.answers },
              { key: 'serves', text: t.search.serves },
            ]}
            rows={model.services.map((each) => ({
              key: each.id,
              cells: {
                service: <ServiceLink service={each} language={language} />,
                state: <FreshTag state={each.state} language={language} />,
                answers: each.needs.map((need) => t.needs[need]).join(', '),
                serves: sayAreas(each.areas, language),
              },
            }))}
          />
        </Panel>
      </>
    ),
  }
}

/** What the own zone keeps: first what is to be verified. */
export function duePage({ due, organisations }: DueServicesModel, page: Page): Shown {
  const { language } = page
  const t = serviceWords[language]
  const last = organisations.at(-1)
  return {
    title: t.due.title,
    place: 'directory',
    trail: trailOf(page),
    body: (
      <>
        <h1 id="due">{t.due.title}</h1>
        <p class="l-lead">{t.due.lead}</p>
        {due.length >= mostDue ? <p>{t.due.more}</p> : null}
        <DataTable
          caption={t.due.title}
          quietCaption
          language={language}
          empty={t.due.none}
          columns={[
            { key: 'service', text: t.search.service },
            { key: 'state', text: t.search.state },
            { key: 'until', text: t.due.until },
            { key: 'do', text: t.due.todo },
          ]}
          rows={due.map((each) => ({
            key: each.id,
            tone: each.state === 'ageing' ? 'soon' : 'late',
            cells: {
              service: (
                <>
                  <a href={servicePaths.one(each.id)}>{each.name}</a>
                  <br />
                  <span class="l-quiet">{`${each.organisationName}, ${sayCountry(each.countryCode, language)}`}</span>
                </>
              ),
              state: <FreshTag state={each.state} language={language} />,
              until: each.goodUntil === null ? t.service.never : each.goodUntil,
              do: (
                <a href={servicePaths.verify(each.id)}>
                  {t.service.verify}
                  <span class="govuk-visually-hidden">{` ${each.name}`}</span>
                </a>
              ),
            },
          }))}
        />
        <Panel title={t.due.mine} action={{ href: servicePaths.newOrganisation(), text: t.search.add }}>
          <DataTable
            caption={t.due.mine}
            quietCaption
            language={language}
            empty={t.due.mineNone}
            next={
              organisations.length < 50 || last === undefined
                ? null
                : { href: `${servicePaths.due()}?${new URLSearchParams({ after: last.name, id: last.id }).toString()}` }
            }
            columns={[
              { key: 'name', text: t.form.name },
              { key: 'country', text: t.service.country },
              { key: 'status', text: t.service.status },
            ]}
            rows={organisations.map((each) => ({
              key: each.id,
              cells: {
                name: <a href={servicePaths.organisation(each.id)}>{each.name}</a>,
                country: sayCountry(each.countryCode, language),
                status: each.active ? t.statuses.active : t.statuses.inactive,
              },
            }))}
          />
        </Panel>
      </>
    ),
  }
}

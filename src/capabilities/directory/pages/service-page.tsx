import type { VNode } from 'preact'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SummaryList, type SummaryRow } from '#ui/components/summary-list.tsx'
import { Time } from '#ui/components/time.tsx'
import type { Page, Shown } from '#ui/page.ts'
import { holds } from '#capabilities/directory/domain/freshness.ts'
import { typeOpenings } from '#capabilities/directory/domain/opening.ts'
import { FreshTag, sayAreas, sayLanguages } from '#capabilities/directory/pages/service-parts.tsx'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import { sayCountry } from '#capabilities/directory/queries/place-names.ts'
import type { Language } from '#kernel/language.ts'
import type { ServiceModel } from '#capabilities/directory/queries/show-service.ts'
import { isContactFunction } from '#capabilities/directory/domain/contact-function.ts'
import { servicePaths } from '#capabilities/directory/services-paths.ts'
import { words } from '#capabilities/directory/words.ts'
import { serviceWords } from '#capabilities/directory/words.services.ts'

type Props = { readonly model: ServiceModel; readonly page: Page }
type Contact = ServiceModel['contacts'][number]

const link = (href: string, text: string): VNode => (
  <a href={href} rel="noreferrer">
    {text}
  </a>
)

/** Functions that answer, with their numbers. */
export const contactRows = (contacts: readonly Contact[], language: Language): readonly SummaryRow[] =>
  contacts.map(({ id, title, phone, email }) => ({
    key: id,
    text: isContactFunction(title) ? serviceWords[language].contactFunctions[title] : title,
    value: (
      <>
        {phone === null ? null : link(`tel:${phone.replace(/[^+\d]/g, '')}`, phone)}
        {phone !== null && email !== null ? ' · ' : null}
        {email === null ? null : link(`mailto:${email}`, email)}
      </>
    ),
  }))

export const addressRow = (address: ServiceModel['address'], text: string): readonly SummaryRow[] =>
  address === null
    ? []
    : [{ key: 'address', text, value: [address.address, `${address.postalCode} ${address.city}`.trim(), address.region].filter(Boolean).join(', ') }]

const row = (key: string, text: string, value: string | null): readonly SummaryRow[] => (value === null || value === '' ? [] : [{ key, text, value }])

const Facts = ({ model, page }: Props): VNode => {
  const { language } = page
  const t = serviceWords[language]
  const ages = model.minimumAge === null && model.maximumAge === null ? null : t.service.age(model.minimumAge, model.maximumAge)
  const openings = model.openings.length === 0 ? '' : `: ${typeOpenings(model.openings).replaceAll('\n', '; ')}`
  return (
    <SummaryList
      rows={[
        { key: 'organisation', text: t.service.organisation, value: <a href={servicePaths.organisation(model.organisationId)}>{model.organisationName}</a> },
        ...row('description', t.service.description, model.description),
        ...row('needs', t.search.answers, model.needs.map((need) => t.needs[need]).join(', ')),
        ...row('groups', t.search.group, model.groups.map((group) => t.groups[group]).join(', ')),
        ...row('ages', t.service.ages, ages),
        ...row('eligibility', t.service.eligibility, model.eligibility),
        ...row('languages', t.search.speaks, sayLanguages(model.languages, language)),
        ...row('interpretation', t.service.interpretation, model.interpretation ? t.service.yes : t.service.no),
        ...row('areas', t.search.serves, sayAreas(model.areas, language)),
        ...row('country', t.service.country, sayCountry(model.countryCode, language)),
        ...row('hours', t.service.hours, `${t.hours[model.hours]}${openings}`),
        ...row('how', t.service.how, model.howToReach),
        ...row('fees', t.service.fees, model.fees),
        ...row('documents', t.service.documents, model.documents.map((each) => t.documents[each]).join(', ')),
        ...addressRow(model.address, t.service.address),
        ...contactRows(model.contacts, page.language),
        ...(model.website === null ? [] : [{ key: 'website', text: t.service.website, value: link(model.website, model.website) }]),
        ...row('status', t.service.status, t.statuses[model.status]),
        ...row('keeper', t.service.keeper, model.zoneName),
      ]}
    />
  )
}

const Places = ({ model, page }: Props): VNode => {
  const t = serviceWords[page.language]
  return (
    <Panel title={t.service.places} action={model.maySayPlaces ? { href: servicePaths.places(model.id), text: t.service.sayPlaces } : undefined}>
      {model.places.length > 0 && !model.placesHold ? <p>{t.service.placesOld}</p> : null}
      <DataTable
        caption={t.service.places}
        quietCaption
        language={page.language}
        empty={t.service.placesNone}
        columns={[
          { key: 'unit', text: t.service.unit },
          { key: 'available', text: t.service.available },
          { key: 'said', text: t.service.saidAt },
        ]}
        rows={model.places.map((each) => ({
          key: each.unit,
          cells: {
            unit: t.units[each.unit],
            available: t.service.of(each.available, each.maximum),
            said: <Time at={each.saidAt} now={page.now} language={page.language} />,
          },
        }))}
      />
    </Panel>
  )
}

const Experience = ({ model, page }: Props): VNode => {
  const t = serviceWords[page.language]
  return (
    <Panel title={t.service.experience} action={model.mayNote ? { href: servicePaths.experience(model.id), text: t.service.note } : undefined}>
      <p class="l-quiet">{t.service.experienceLead}</p>
      {model.experience.length === 0 ? (
        <Empty>{t.service.experienceNone}</Empty>
      ) : (
        <SummaryList rows={model.experience.map(({ code, atLeast }) => ({ key: code, text: t.experiences[code], value: t.service.atLeast(atLeast) }))} />
      )}
    </Panel>
  )
}

const Verifications = ({ model, page }: Props): VNode => {
  const t = serviceWords[page.language]
  return (
    <Panel title={t.service.verified} action={model.mayKeep ? { href: servicePaths.verify(model.id), text: t.service.verify } : undefined}>
      {model.goodUntil === null ? null : <p>{t.service.goodUntil(model.goodUntil)}</p>}
      <DataTable
        caption={t.service.verified}
        quietCaption
        language={page.language}
        empty={t.service.never}
        columns={[
          { key: 'when', text: t.service.when },
          { key: 'how', text: t.service.by },
          { key: 'outcome', text: t.service.outcome },
          { key: 'who', text: t.service.who },
        ]}
        rows={model.verifications.map((each) => ({
          key: each.id,
          cells: {
            when: each.verifiedOn,
            how: t.hows[each.how],
            outcome: t.outcomes[each.outcome],
            who: each.by === null ? model.zoneName : `${each.by}, ${model.zoneName}`,
          },
        }))}
      />
      <p class="l-quiet">{t.service.ownOnly}</p>
    </Panel>
  )
}

/** One service: whether it holds comes first. */
export function servicePage(model: ServiceModel, page: Page): Shown {
  const t = serviceWords[page.language]
  return {
    title: t.service.title,
    place: 'directory',
    trail: [
      { href: directoryPaths.all(), text: words[page.language].title },
      { href: servicePaths.search(), text: t.search.title },
    ],
    body: (
      <>
        <h1>{model.name}</h1>
        {holds(model.state) ? null : (
          <Notice tone="warn" title={t.states[model.state]}>
            {t.service.neverProposed}
          </Notice>
        )}
        {model.protected ? <Notice tone="info" title={t.service.protectedPlace} /> : null}
        <Panel
          title={t.service.title}
          aside={<FreshTag state={model.state} language={page.language} />}
          action={model.mayKeep ? { href: servicePaths.edit(model.id), text: t.service.edit } : undefined}
        >
          <Facts model={model} page={page} />
        </Panel>
        <Places model={model} page={page} />
        <Experience model={model} page={page} />
        <Verifications model={model} page={page} />
        <p>
          <ButtonLink tone="quiet" href={servicePaths.search()}>
            {t.form.back}
          </ButtonLink>
        </p>
      </>
    ),
  }
}

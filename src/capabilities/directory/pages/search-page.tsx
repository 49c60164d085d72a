import type { VNode } from 'preact'
import { languageNames, spokenLanguages } from '#kernel/spoken-language.ts'
import { Beside } from '#ui/components/beside.tsx'
import { Button } from '#ui/components/button.tsx'
import { Columns } from '#ui/components/columns.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Details } from '#ui/components/details.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { Select } from '#ui/components/select.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Tick } from '#ui/components/tick.tsx'
import type { Page, Shown } from '#ui/page.ts'
import { needsByKind, supportKinds, targetGroups } from '#capabilities/directory/domain/offers.ts'
import { AreaMap } from '#capabilities/directory/pages/map.tsx'
import { FreshTag, sayAreas, sayLanguages, ServiceLink } from '#capabilities/directory/pages/service-parts.tsx'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import { allCounties, municipalitiesIn, sayPlace } from '#capabilities/directory/queries/place-names.ts'
import type { FoundServicesModel } from '#capabilities/directory/queries/search-services.ts'
import { outlinesOfCounties } from '#capabilities/directory/reference/map-of-counties.ts'
import { outlinesOfMunicipalities } from '#capabilities/directory/reference/map-of-sweden.ts'
import { servicePaths } from '#capabilities/directory/services-paths.ts'
import { words } from '#capabilities/directory/words.ts'
import { serviceWords } from '#capabilities/directory/words.services.ts'

type Props = { readonly model: FoundServicesModel; readonly page: Page }

const Ask = ({ model, page }: Props): VNode => {
  const t = serviceWords[page.language]
  const { asked } = model
  const names = languageNames(page.language)
  return (
    <form class="l-form" method="get" action={servicePaths.search()} role="search">
      <Columns count={2}>
        <div>
          <TextField name="where" label={t.search.where} hint={t.search.whereHint} value={asked.where ?? ''} width="medium" type="search" maxLength={80} />
          <Select
            name="need"
            label={t.search.need}
            value={asked.need ?? ''}
            empty={t.search.any}
            options={supportKinds.flatMap((kind) => [
              { value: kind, text: t.search.allOf(t.support[kind]), group: t.support[kind] },
              ...needsByKind[kind].map((need) => ({ value: need, text: t.needs[need], group: t.support[kind] })),
            ])}
          />
          <Select
            name="group"
            label={t.search.group}
            value={asked.group ?? ''}
            empty={t.search.any}
            options={targetGroups.map((value) => ({ value, text: t.groups[value] }))}
          />
        </div>
        <div>
          <Select
            name="language"
            label={t.search.language}
            value={asked.language ?? ''}
            empty={t.search.any}
            options={spokenLanguages.map((value) => ({ value, text: names[value] }))}
          />
          <TextField name="words" label={t.search.words} value={asked.words ?? ''} width="medium" type="search" maxLength={80} />
          <Tick name="free" label={t.search.free} value={asked.free ?? ''} />
        </div>
      </Columns>
      <Button>{t.search.submit}</Button>
    </form>
  )
}

const Which = ({ model, page }: Props): VNode | null => {
  const t = serviceWords[page.language].search
  if (model.unknownPlace) return <Notice tone="warn" title={t.unknown(model.asked.where ?? '')} />
  if (model.meant.length === 0) return null
  return (
    <Notice tone="info" title={t.which}>
      <ul>
        {model.meant.map((place) => (
          <li key={place.code}>
            <a href={servicePaths.search({ ...model.asked, where: place.code })}>{`${sayPlace(place.code, page.language)} (${place.code})`}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const Found = ({ model, page }: Props): VNode => {
  const { language } = page
  const t = serviceWords[language]
  const place = model.place.code === 'SE' ? t.search.sweden : sayPlace(model.place.code, language)
  return (
    <DataTable
      caption={t.search.in(place)}
      language={language}
      sorted={t.search.sorted}
      empty={t.search.none}
      next={model.next === null ? null : { href: servicePaths.search({ ...model.asked, after: model.next }) }}
      columns={[
        { key: 'service', text: t.search.service },
        { key: 'state', text: t.search.state },
        { key: 'answers', text: t.search.answers },
        { key: 'group', text: t.search.group },
        { key: 'serves', text: t.search.serves },
      ]}
      rows={model.found.map((each) => ({
        key: each.id,
        cells: {
          service: (
            <>
              <ServiceLink service={each} language={language} />
              <br />
              <span class="l-quiet">{each.organisationName}</span>
            </>
          ),
          state: (
            <>
              <FreshTag state={each.state} language={language} />
              {each.freePlaces ? <Tag tone="new" text={t.search.freeNow} /> : null}
            </>
          ),
          answers: each.needs.map((need) => t.needs[need]).join(', '),
          group: (
            <>
              {each.groups.map((group) => t.groups[group]).join(', ')}
              {each.languages.length === 0 ? null : (
                <>
                  <br />
                  <span class="l-quiet">{`${t.search.speaks}: ${sayLanguages(each.languages, language)}`}</span>
                </>
              )}
            </>
          ),
          serves: sayAreas(each.areas, language),
        },
      }))}
    />
  )
}

const Map = ({ model, page }: Props): VNode => {
  const t = serviceWords[page.language].search
  const { code } = model.place
  const county = /^\d/.test(code) ? code.slice(0, 2) : null
  const places = county === null ? allCounties() : municipalitiesIn(county)
  const label = county === null ? t.counties : t.municipalitiesOf(sayPlace(county, page.language))
  const href = (where: string): string => servicePaths.search({ ...model.asked, where, after: '' })
  return (
    <Panel title={t.map} tone="plain">
      <p>{t.mapLead}</p>
      <AreaMap
        label={label}
        outlines={county === null ? outlinesOfCounties : outlinesOfMunicipalities}
        areas={places.map((place) => ({ code: place.code, href: href(place.code), says: place.name, level: place.code === code ? 3 : 1 }))}
      />
      <Details summary={`${t.list}: ${label}`}>
        <ul class="l-map__places">
          {county === null ? null : (
            <li>
              <a href={href('')}>{t.sweden}</a>
            </li>
          )}
          {places.map((place) => (
            <li key={place.code}>
              <a href={href(place.code)} aria-current={place.code === code ? 'true' : undefined}>
                {place.name}
              </a>
            </li>
          ))}
        </ul>
      </Details>
    </Panel>
  )
}

/** Where support is looked for: the question, what answers it, and the same places on a map. */
export function searchPage(model: FoundServicesModel, page: Page): Shown {
  const t = serviceWords[page.language].search
  return {
    title: t.title,
    place: 'directory',
    wide: true,
    trail: [{ href: directoryPaths.all(), text: words[page.language].title }],
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="l-lead">{t.lead}</p>
        <ul>
          <li>
            <a href={servicePaths.world()}>{t.world}</a>
          </li>
          <li>
            <a href={servicePaths.coverage()}>{t.coverage}</a>
          </li>
          {model.mayKeep ? (
            <>
              <li>
                <a href={servicePaths.due()}>{`${t.due} · ${t.mine}`}</a>
              </li>
              <li>
                <a href={servicePaths.newOrganisation()}>{t.add}</a>
              </li>
            </>
          ) : null}
        </ul>
        <Beside narrow label={t.map} side={<Map model={model} page={page} />}>
          <Ask model={model} page={page} />
          <Which model={model} page={page} />
          {model.unknownPlace || model.meant.length > 0 ? null : <Found model={model} page={page} />}
        </Beside>
      </>
    ),
  }
}

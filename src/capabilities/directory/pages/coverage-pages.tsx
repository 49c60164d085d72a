import type { VNode } from 'preact'
import { DataTable } from '#ui/components/data-table.tsx'
import { Details } from '#ui/components/details.tsx'
import { Panel } from '#ui/components/panel.tsx'
import type { Page, Shown } from '#ui/page.ts'
import { supportKinds } from '#capabilities/directory/domain/offers.ts'
import { AreaMap, MapLegend, type MapArea } from '#capabilities/directory/pages/map.tsx'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import { sayCountry, sayPlace } from '#capabilities/directory/queries/place-names.ts'
import type { CountriesModel, CoverageModel } from '#capabilities/directory/queries/show-coverage.ts'
import { isoCountries } from '#capabilities/directory/reference/countries.ts'
import { outlinesOfMunicipalities } from '#capabilities/directory/reference/map-of-sweden.ts'
import { outlinesOfCountries } from '#capabilities/directory/reference/map-of-world.ts'
import { servicePaths } from '#capabilities/directory/services-paths.ts'
import { words } from '#capabilities/directory/words.ts'
import { serviceWords } from '#capabilities/directory/words.services.ts'

const trailOf = (page: Page) => [
  { href: directoryPaths.all(), text: words[page.language].title },
  { href: servicePaths.search(), text: serviceWords[page.language].search.title },
]
const levelOf = (lacks: readonly string[]): MapArea['level'] => ([0, 1, 2, 3, 4] as const)[lacks.length] ?? 4

type Props = { readonly model: CoverageModel; readonly page: Page }

const LackMap = ({ model, page }: Props): VNode => {
  const t = serviceWords[page.language]
  return (
    <Panel title={t.search.map} tone="plain">
      <p>
        <a href="#lacking">{t.coverage.skip}</a>
      </p>
      <MapLegend label={t.coverage.legend} levels={([0, 1, 2, 3, 4] as const).map((level) => ({ level, text: String(level) }))} />
      <AreaMap
        label={t.coverage.title}
        outlines={outlinesOfMunicipalities}
        areas={model.municipalities.map((each) => ({
          code: each.code,
          href: servicePaths.search({ where: each.code }),
          level: levelOf(each.lacks),
          says: `${each.name}: ${each.lacks.length === 0 ? t.coverage.full : t.coverage.lacksWords(each.lacks.map((kind) => t.support[kind]).join(', '))}`,
        }))}
      />
    </Panel>
  )
}

const Counties = ({ model, page }: Props): VNode => {
  const t = serviceWords[page.language]
  return (
    <DataTable
      caption={t.coverage.table}
      language={page.language}
      columns={[
        { key: 'county', text: t.coverage.county },
        { key: 'municipalities', text: t.coverage.municipalities, numeric: true },
        ...supportKinds.map((kind) => ({ key: kind, text: t.coverage.lacking(t.support[kind]), numeric: true })),
      ]}
      rows={model.counties.map((each) => ({
        key: each.code,
        cells: {
          county: <a href={servicePaths.coverage(each.code)}>{each.name}</a>,
          municipalities: each.municipalities,
          ...Object.fromEntries(supportKinds.map((kind) => [kind, each.lacking[kind]])),
        },
      }))}
    />
  )
}

const Municipalities = ({ model, page }: Props): VNode => {
  const t = serviceWords[page.language]
  return (
    <DataTable
      caption={sayPlace(model.county ?? '', page.language)}
      language={page.language}
      columns={[{ key: 'name', text: t.coverage.municipality }, ...supportKinds.map((kind) => ({ key: kind, text: t.support[kind] }))]}
      rows={model.municipalities
        .toSorted((one, other) => one.name.localeCompare(other.name, 'sv'))
        .map((each) => ({
          key: each.code,
          cells: {
            name: <a href={servicePaths.search({ where: each.code })}>{each.name}</a>,
            ...Object.fromEntries(supportKinds.map((kind) => [kind, each.lacks.includes(kind) ? <strong>{t.coverage.lacks}</strong> : t.coverage.has])),
          },
        }))}
    />
  )
}

/** Which municipality lacks what: on a map, and in a table by county or of one county. */
export function coveragePage(model: CoverageModel, page: Page): Shown {
  const t = serviceWords[page.language].coverage
  return {
    title: t.title,
    place: 'directory',
    trail: trailOf(page),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="l-lead">{t.lead}</p>
        {model.county === null ? null : (
          <p>
            <a href={servicePaths.coverage()}>{t.all}</a>
          </p>
        )}
        <LackMap model={model} page={page} />
        <div id="lacking">{model.county === null ? <Counties model={model} page={page} /> : <Municipalities model={model} page={page} />}</div>
      </>
    ),
  }
}

/** Support in other countries: the world as a map, and every country in the list. */
export function countriesPage({ countries }: CountriesModel, page: Page): Shown {
  const { language } = page
  const t = serviceWords[language]
  const counts = new Map(countries.map(({ code, count }) => [code, count]))
  const order = new Intl.Collator(language)
  const all = isoCountries
    .map(({ code }) => ({ code, name: sayCountry(code, language), count: counts.get(code) ?? 0 }))
    .filter(({ code }) => code !== 'SE')
    .sort((a, b) => order.compare(a.name, b.name))
  const href = (where: string): string => servicePaths.search({ where })
  return {
    title: t.world.title,
    place: 'directory',
    trail: trailOf(page),
    body: (
      <>
        <h1>{t.world.title}</h1>
        <p class="l-lead">{t.world.lead}</p>
        <DataTable
          caption={t.world.with}
          language={language}
          empty={t.world.nowhere}
          columns={[
            { key: 'country', text: t.world.country },
            { key: 'count', text: t.world.count, numeric: true },
          ]}
          rows={all
            .filter(({ count }) => count > 0)
            .map(({ code, name, count }) => ({ key: code, cells: { country: <a href={href(code)}>{name}</a>, count } }))}
        />
        <AreaMap
          wide
          label={t.world.title}
          outlines={outlinesOfCountries}
          ground={all.filter(({ count }) => count === 0).flatMap(({ code }) => outlinesOfCountries[code] ?? [])}
          areas={all
            .filter(({ count }) => count > 0)
            .map(({ code, name, count }) => ({ code, href: href(code), says: `${name}: ${t.world.counted(count)}`, level: count >= 10 ? 4 : 3 }))}
        />
        <Details summary={t.world.without}>
          <ul class="l-map__places">
            {all
              .filter(({ count }) => count === 0)
              .map(({ code, name }) => (
                <li key={code}>
                  <a href={href(code)}>{name}</a>
                </li>
              ))}
          </ul>
        </Details>
      </>
    ),
  }
}

import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Details } from '#ui/components/details.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Lanes } from '#ui/components/lanes.tsx'
import { Tag } from '#ui/components/tag.tsx'
import type { Tone } from '#ui/components/shape.tsx'
import { addDays } from '#kernel/day.ts'
import { sayLanguages } from '#capabilities/protection/pages/need.tsx'
import { placementPaths } from '#capabilities/protection/placement-paths.ts'
import type { NightState, PlacesModel } from '#capabilities/protection/queries/show-places.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

type PlaceRow = PlacesModel['places'][number]
const nightTone: Readonly<Record<NightState, Tone>> = { free: 'done', hold: 'soon', stay: 'new', closed: 'quiet' }
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`)

const sayHas = (place: PlaceRow, page: Page): string => {
  const { places: t, adaptations: made } = protectionWords[page.language]
  return [
    ...(place.wheelchair ? [t.wheelchair] : []),
    ...place.adapted.map((one) => made[one]),
    ...(place.pets ? [t.pets] : []),
    ...(place.nightStaff ? [t.nightStaff] : []),
    ...(place.languages.length > 0 ? [sayLanguages(place.languages, page)] : []),
  ].join(' · ')
}

/** The nights of every place as a picture, with the same as a table beneath, and each night in a table of its own. */
const Calendar = ({ model, page }: { readonly model: PlacesModel; readonly page: Page }): VNode => {
  const t = protectionWords[page.language]
  return (
    <>
      <h2>{t.places.calendar}</h2>
      <Lanes
        title={t.places.calendar}
        now={page.now}
        language={page.language}
        empty={t.places.noStays}
        lanes={model.places.map((place) => ({
          key: place.id,
          text: place.codeName,
          marks: [],
          spans: place.stays.map((stay) => ({
            from: noon(stay.nights.from),
            to: noon(stay.nights.until),
            text: stay.reason === null ? t.nightStates[stay.kind] : `${t.nightStates[stay.kind]} · ${t.closedReasons[stay.reason]}`,
            tone: stay.kind === 'hold' ? ('soon' as const) : stay.kind === 'closed' ? ('quiet' as const) : ('plain' as const),
          })),
        }))}
      />
      <Details summary={t.places.calendarTable}>
        <DataTable
          caption={t.places.calendarTable}
          language={page.language}
          columns={[{ key: 'night', text: t.places.night }, ...model.places.map((place) => ({ key: place.id, text: place.codeName }))]}
          rows={model.nights.map((night, index) => ({
            key: night,
            cells: {
              night: <span class="l-tabular">{night}</span>,
              ...Object.fromEntries(model.places.map((place) => [place.id, t.nightStates[place.nights[index] ?? 'free']])),
            },
          }))}
        />
      </Details>
      <p class="govuk-body">
        <a href={placementPaths.places}>{t.places.earlier}</a> · <a href={`${placementPaths.places}?from=${addDays(model.from, 28)}`}>{t.places.later}</a>
      </p>
    </>
  )
}

export function placesPage(model: PlacesModel, page: Page): Shown {
  const { language } = page
  const t = protectionWords[language]
  return {
    title: t.places.title,
    place: 'places',
    body: (
      <>
        <h1>{t.places.title}</h1>
        <p class="govuk-body">{t.places.lead}</p>
        <p class="l-actions">
          <ButtonLink href={placementPaths.newPlace}>{t.places.add}</ButtonLink>
          <ButtonLink href={placementPaths.queue} tone="quiet">
            {t.places.queue}
          </ButtonLink>
        </p>
        <div id="places">
          <DataTable
            caption={t.places.caption}
            sorted={t.places.sorted}
            empty={t.places.empty}
            language={language}
            columns={[
              { key: 'code', text: t.places.codeName },
              { key: 'tonight', text: t.places.tonight },
              { key: 'house', text: t.places.house },
              { key: 'region', text: t.places.region },
              { key: 'takes', text: t.places.takes },
              { key: 'has', text: t.places.has },
            ]}
            rows={model.places.map((place) => ({
              key: place.id,
              cells: {
                code: <a href={placementPaths.place(place.id)}>{place.codeName}</a>,
                tonight: <Tag tone={nightTone[place.tonight]} text={t.nightStates[place.tonight]} />,
                house: place.house,
                region: t.regions[place.region],
                takes: `${place.takes.map((one) => t.takers[one]).join(', ')} · ${t.places.beds(place.adults, place.children)}`,
                has: sayHas(place, page) || '–',
              },
            }))}
          />
        </div>
        {model.places.length === 0 ? <Empty>{t.places.noStays}</Empty> : <Calendar model={model} page={page} />}
      </>
    ),
  }
}

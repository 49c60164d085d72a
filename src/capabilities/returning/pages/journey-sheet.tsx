import { directionOf, languageTag } from '#kernel/spoken-language.ts'
import type { Page, Shown } from '#ui/page.ts'
import { wallAt } from '#capabilities/returning/domain/wall-time.ts'
import { saidIn } from '#capabilities/returning/pages/sheet-day.ts'
import type { JourneySheet } from '#capabilities/returning/queries/journey-sheet.ts'

type Stop = JourneySheet['legs'][number]['depart']
const sayDay = (stop: Stop, tag: string): string =>
  new Intl.DateTimeFormat(tag, { timeZone: stop.zone, weekday: 'long', day: 'numeric', month: 'long', calendar: 'gregory' }).format(stop.at)
const sayCountry = (code: string, tag: string): string => new Intl.DisplayNames([tag], { type: 'region', fallback: 'code' }).of(code) ?? code
const sayPlace = (stop: Stop, tag: string): string => [stop.place, sayCountry(stop.country, tag)].filter((one) => one !== null).join(', ')

/**
 * One neutral sheet in her language: no mark, no sender, no word of what it is. The clock of each place stands large; a day stands where it changes.
 */
export function journeySheetPage(model: JourneySheet, _page: Page): Shown {
  const tag = saidIn(model.language)
  return {
    title: '·',
    bare: true,
    body: (
      <article class="l-sheet" lang={languageTag(model.language)} dir={directionOf(model.language)}>
        <h1 class="govuk-visually-hidden">·</h1>
        <ol>
          {model.legs.map((leg) => (
            <li key={leg.id}>
              <p>{sayDay(leg.depart, tag)}</p>
              <h2>
                {wallAt(leg.depart.at, leg.depart.zone).slice(11)} {sayPlace(leg.depart, tag)}
              </h2>
              {leg.number === null ? null : <p class="l-sheet__words">{leg.number}</p>}
              {sayDay(leg.arrive, tag) === sayDay(leg.depart, tag) ? null : <p>{sayDay(leg.arrive, tag)}</p>}
              <h2>
                → {wallAt(leg.arrive.at, leg.arrive.zone).slice(11)} {sayPlace(leg.arrive, tag)}
              </h2>
              {leg.meets === null ? null : <p class="l-sheet__words">{leg.meets}</p>}
            </li>
          ))}
        </ol>
        {model.words === null ? null : <p class="l-sheet__words">{model.words}</p>}
        <p class="l-sheet__words">{[model.numbers, '112'].filter((one) => one !== null).join('\n')}</p>
      </article>
    ),
  }
}

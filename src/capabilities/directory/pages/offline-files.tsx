import type { ComponentChildren, VNode } from 'preact'
import { languages, type Language } from '#kernel/language.ts'
import type { Instant } from '#kernel/time.ts'
import { renderDocument } from '#ui/render.ts'
import { alarmRows, answersAt, type OnCallLine } from '#capabilities/directory/domain/offline-lists.ts'
import { isoDay, isoMinute } from '#capabilities/directory/domain/wall-clock.ts'
import { sayLine } from '#capabilities/directory/pages/offline-page.tsx'
import { nameIn } from '#capabilities/directory/pages/parts.tsx'
import type { OfflineLists } from '#capabilities/directory/queries/offline-lists.ts'
import { offlineWords } from '#capabilities/directory/words.offline.ts'
import { words } from '#capabilities/directory/words.ts'

type Place = OfflineLists['municipalities'][number]

/** All the style a page without a server needs: readable at 390 px, and on paper. */
const style =
  ':root{color-scheme:light dark}body{font:1.1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}table{border-collapse:collapse;width:100%}' +
  'th,td{border:1px solid;padding:.4rem .6rem;text-align:left;vertical-align:top}ol{margin:0;padding-left:1.4rem}.wide{overflow-x:auto}' +
  '@media print{a{color:inherit;text-decoration:none}tr{break-inside:avoid}}'

const Sheet = ({ language, at, other, children }: { language: Language; at: Instant; other: string; children: ComponentChildren }): VNode => {
  const t = offlineWords[language].file
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t.title}</title>
        <style>{style}</style>
      </head>
      <body>
        <p>
          <a href="index.html">{t.all}</a> ·{' '}
          <a href={`../${language === 'sv' ? 'en' : 'sv'}/${other}`} lang={language === 'sv' ? 'en' : 'sv'}>
            {t.other}
          </a>
        </p>
        <main>{children}</main>
        <p>{t.as(isoMinute(at))}</p>
      </body>
    </html>
  )
}

const National = ({ lists, language }: { readonly lists: OfflineLists; readonly language: Language }): VNode => {
  const t = offlineWords[language]
  return (
    <>
      <h2>{t.file.national}</h2>
      <ul>
        {lists.national.map((line) => (
          <li key={line.code}>
            {`${t.lines[line.code] ?? line.code}: `}
            <strong>{line.number}</strong>
            {` (${line.status === 'confirmed' && line.confirmedOn !== null ? t.file.checked(line.confirmedOn) : t.file.unconfirmed})`}
          </li>
        ))}
      </ul>
    </>
  )
}

const Table = ({ heads, rows }: { readonly heads: readonly string[]; readonly rows: readonly (readonly ComponentChildren[])[] }): VNode => (
  <div class="wide">
    <table>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const Called = ({ lines, language }: { readonly lines: readonly OnCallLine[]; readonly language: Language }): VNode =>
  lines.length === 0 ? (
    <>{offlineWords[language].alarm.nobody}</>
  ) : (
    <ol>
      {lines.map((line, place) => (
        <li key={place}>{sayLine(line, language)}</li>
      ))}
    </ol>
  )

const AlarmSheet = ({
  lists,
  county,
  at,
  language,
}: {
  lists: OfflineLists
  county: OfflineLists['counties'][number]
  at: Instant
  language: Language
}): VNode => {
  const t = offlineWords[language]
  const places = lists.municipalities.filter((each) => each.countyCode === county.code)
  return (
    <Sheet language={language} at={at} other={`${county.code}.html`}>
      <h1>{`${t.alarm.title}, ${county.name}`}</h1>
      <p>{t.alarm.lead}</p>
      <Table
        heads={[t.alarm.municipality, t.alarm.called]}
        rows={alarmRows(places, lists.lines, isoDay(at)).map((row) => [
          <a href={`${row.code}.html`}>{row.name}</a>,
          <Called lines={row.lines} language={language} />,
        ])}
      />
      <National lists={lists} language={language} />
    </Sheet>
  )
}

const OrderSheet = ({ lists, place, at, language }: { lists: OfflineLists; place: Place; at: Instant; language: Language }): VNode => {
  const t = offlineWords[language].file
  const lines = lists.lines.filter((line) => line.municipalityCode === place.code && answersAt(line) !== 'never')
  const hours = (line: OnCallLine): string => {
    const answers = answersAt(line)
    return answers === 'never' ? '' : words[language].hours[answers]
  }
  return (
    <Sheet language={language} at={at} other={`${place.code}.html`}>
      <h1>{`${t.order}, ${place.name}`}</h1>
      <p>{lines.length === 0 ? t.none : t.orderLead}</p>
      {lines.length === 0 ? null : (
        <Table
          heads={[t.columns.kind, t.columns.place, t.columns.who, t.columns.hours, t.columns.from, t.columns.to]}
          rows={lines.map((line) => [
            words[language].kinds[line.kind],
            line.place,
            `${nameIn(line, language)} (${line.zoneName})`,
            hours(line),
            line.validFrom,
            line.validTo ?? t.still,
          ])}
        />
      )}
      <p>
        <a href={`${place.countyCode}.html`}>{`${offlineWords[language].alarm.title}, ${place.countyName}`}</a>
      </p>
      <National lists={lists} language={language} />
    </Sheet>
  )
}

const IndexSheet = ({ lists, at, language }: { readonly lists: OfflineLists; readonly at: Instant; readonly language: Language }): VNode => {
  const t = offlineWords[language].file
  return (
    <Sheet language={language} at={at} other="index.html">
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <h2>{t.counties}</h2>
      <ul>
        {lists.counties.map((county) => (
          <li key={county.code}>
            <a href={`${county.code}.html`}>{county.name}</a>
          </li>
        ))}
      </ul>
      <National lists={lists} language={language} />
    </Sheet>
  )
}

/** Every list as a file of its own, by path: pages that need no server, no network and no script. */
export function* offlineFiles(lists: OfflineLists, at: Instant): Generator<readonly [path: string, words: string]> {
  for (const language of languages) {
    const index = renderDocument(<IndexSheet lists={lists} at={at} language={language} />)
    yield [`${language}/index.html`, index]
    for (const county of lists.counties)
      yield [`${language}/${county.code}.html`, renderDocument(<AlarmSheet lists={lists} county={county} at={at} language={language} />)]
    for (const place of lists.municipalities)
      yield [`${language}/${place.code}.html`, renderDocument(<OrderSheet lists={lists} place={place} at={at} language={language} />)]
  }
}

import type { Examples } from '#ui/example.ts'
import { either, exampleNow, tooLong } from '#ui/example.ts'
import { daysAfter, hoursAfter } from '#kernel/time.ts'
import { BarChart } from '#ui/components/bar-chart.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Lanes } from '#ui/components/lanes.tsx'
import { MatrixTable } from '#ui/components/matrix-table.tsx'
import { Pager } from '#ui/components/pager.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'

export const tableExamples: readonly Examples[] = [
  {
    name: 'DataTable',
    of: (language) => {
      const say = (sv: string, en: string) => either(language, sv, en)
      const columns = [
        { key: 'case', text: say('Ärende', 'Case') },
        { key: 'state', text: say('Läge', 'State') },
        { key: 'due', text: say('Nästa klocka', 'Next clock') },
        { key: 'count', text: say('Anteckningar', 'Notes'), numeric: true },
      ]
      const row = (key: string, tone: 'late' | 'soon' | undefined, hours: number, count: number) => ({
        key,
        tone,
        cells: {
          case: <a href="/gallery">{key}</a>,
          state:
            tone === 'late' ? (
              <Tag tone="late" text={say('Försenad', 'Late')} />
            ) : tone === 'soon' ? (
              <Tag tone="soon" text={say('Snart', 'Soon')} />
            ) : (
              <Tag tone="quiet" text={say('Lugnt', 'Quiet')} />
            ),
          due: <Time at={hoursAfter(exampleNow, hours)} now={exampleNow} language={language} as="both" />,
          count,
        },
      })
      return [
        {
          state: 'many',
          show: (
            <DataTable
              language={language}
              caption={say('Dina ärenden', 'Your cases')}
              sorted={say('närmaste klockan först', 'nearest clock first')}
              columns={columns}
              rows={[row('ALFA', 'late', -2, 14), row('BRAVO', 'soon', 5, 3), row('CHARLIE', undefined, 90, 128)]}
              next={{ href: '/gallery?after=c' }}
            />
          ),
        },
        { state: 'one', show: <DataTable language={language} caption={say('Sökta', 'Found')} columns={columns} rows={[row('DELTA', undefined, 20, 1)]} /> },
        {
          state: 'too long',
          show: (
            <DataTable
              language={language}
              caption={tooLong(language)}
              columns={columns}
              rows={[{ key: 'x', cells: { case: tooLong(language), state: '', due: tooLong(language), count: 1_000_000 } }]}
            />
          ),
        },
        {
          state: 'empty',
          show: (
            <DataTable
              language={language}
              caption={say('Försenade svar', 'Late answers')}
              columns={columns}
              rows={[]}
              empty={say('Inget är försenat just nu.', 'Nothing is late just now.')}
            />
          ),
        },
      ]
    },
  },
  {
    name: 'MatrixTable',
    of: (language) => [
      {
        state: 'many',
        show: (
          <MatrixTable
            language={language}
            caption={either(language, 'Vem ser vad i mötet', 'Who sees what in the meeting')}
            part={either(language, 'ser initialer', 'sees initials')}
            columns={[
              { key: 'name', text: either(language, 'Namn', 'Name') },
              { key: 'risk', text: either(language, 'Hotbild', 'Threat picture') },
              { key: 'place', text: either(language, 'Vistelseort', 'Whereabouts') },
            ]}
            rows={[
              { key: 'a', text: either(language, 'Socialtjänst', 'Social service'), sees: { name: 'yes', risk: 'yes', place: 'no' } },
              { key: 'b', text: either(language, 'Polis', 'Police'), sees: { name: 'part', risk: 'yes', place: 'no' } },
              { key: 'c', text: either(language, 'Skyddat boende', 'Shelter'), sees: { name: 'yes', risk: 'part', place: 'yes' } },
            ]}
          />
        ),
      },
    ],
  },
  {
    name: 'Pager',
    of: (language) => [{ state: 'middle', show: <Pager language={language} previous={{ href: '/gallery?page=1' }} next={{ href: '/gallery?page=3' }} /> }],
  },
  {
    name: 'Lanes',
    of: (language) => [
      {
        state: 'empty',
        show: (
          <Lanes
            language={language}
            now={exampleNow}
            title={either(language, 'Ärendet över tid', 'The case over time')}
            lanes={[{ key: 'a', text: either(language, 'Stöd', 'Support'), marks: [], spans: [] }]}
          />
        ),
      },
      {
        state: 'many',
        show: (
          <Lanes
            language={language}
            now={exampleNow}
            title={either(language, 'Ärendet över tid', 'The case over time')}
            lanes={[
              {
                key: 'support',
                text: either(language, 'Stöd', 'Support'),
                marks: [
                  { at: daysAfter(exampleNow, -40), text: either(language, 'Första kontakt', 'First contact') },
                  { at: daysAfter(exampleNow, -6), text: either(language, 'Stödplan', 'Support plan'), tone: 'done' },
                ],
                spans: [{ from: daysAfter(exampleNow, -38), to: null, text: either(language, 'Skyddat boende', 'Shelter') }],
              },
              {
                key: 'crime',
                text: either(language, 'Brott', 'Crime'),
                marks: [{ at: daysAfter(exampleNow, -30), text: either(language, 'Polisanmälan', 'Police report') }],
                spans: [],
              },
              {
                key: 'stay',
                text: either(language, 'Vistelse', 'Stay'),
                marks: [{ at: daysAfter(exampleNow, -1), text: either(language, 'Svar försenat', 'Answer late'), tone: 'late' }],
                spans: [
                  { from: daysAfter(exampleNow, -25), to: daysAfter(exampleNow, 5), text: either(language, 'Betänketid', 'Reflection period'), tone: 'soon' },
                ],
              },
              {
                key: 'return',
                text: either(language, 'Återvändande', 'Return'),
                marks: [{ at: daysAfter(exampleNow, 20), text: either(language, 'Uppföljning', 'Follow-up'), tone: 'quiet' }],
                spans: [{ from: daysAfter(exampleNow, 8), to: daysAfter(exampleNow, 28), text: either(language, 'Planering', 'Planning'), tone: 'quiet' }],
              },
            ]}
          />
        ),
      },
    ],
  },
  {
    name: 'BarChart',
    of: (language) => {
      const series = [
        { key: 'w', text: either(language, 'Kvinnor', 'Women') },
        { key: 'm', text: either(language, 'Män', 'Men') },
        { key: 'g', text: either(language, 'Barn', 'Children') },
      ]
      const rows = [
        { key: 'a', text: either(language, 'Prostitution', 'Prostitution'), values: { w: 84, m: 12, g: null } },
        { key: 'b', text: either(language, 'Tvångsarbete', 'Forced labour'), values: { w: 31, m: 57, g: 11 } },
      ]
      return [
        {
          state: 'grouped',
          show: (
            <BarChart
              id="grouped"
              language={language}
              title={either(language, 'Personer efter exploateringsform', 'People by form of exploitation')}
              desc={either(language, 'Flest kvinnor i prostitution.', 'Mostly women in prostitution.')}
              series={series}
              rows={rows}
            />
          ),
        },
        {
          state: 'stacked',
          show: (
            <BarChart
              id="stacked"
              stacked
              language={language}
              title={either(language, 'Personer, staplat', 'People, stacked')}
              desc={either(language, 'Samma tal staplade.', 'The same figures stacked.')}
              series={series}
              rows={rows}
            />
          ),
        },
        {
          state: 'six',
          show: (
            <BarChart
              id="six"
              language={language}
              title={either(language, 'Sex serier', 'Six series')}
              desc={either(language, 'Alla sex färgerna.', 'All six colours.')}
              series={[1, 2, 3, 4, 5, 6].map((one) => ({ key: String(one), text: String(one) }))}
              rows={[{ key: 'a', text: '2026', values: { 1: 60, 2: 50, 3: 40, 4: 30, 5: 20, 6: 10 } }]}
            />
          ),
        },
        { state: 'empty', show: <BarChart id="none" language={language} title="–" desc="–" series={series} rows={[]} /> },
      ]
    },
  },
]

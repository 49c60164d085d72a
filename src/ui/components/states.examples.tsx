import type { Examples } from '#ui/example.ts'
import { either, exampleNow, tooLong } from '#ui/example.ts'
import { hoursAfter, minutesAfter } from '#kernel/time.ts'
import { Chips } from '#ui/components/chips.tsx'
import { Day } from '#ui/components/day.tsx'
import { Details } from '#ui/components/details.tsx'
import { Elapsed } from '#ui/components/elapsed.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { State } from '#ui/components/state.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'

const tones = (language: 'sv' | 'en') =>
  [
    { tone: 'late', text: either(language, 'Försenad', 'Late') },
    { tone: 'soon', text: either(language, 'Snart', 'Soon') },
    { tone: 'done', text: either(language, 'Klar', 'Done') },
    { tone: 'quiet', text: either(language, 'Vilande', 'Resting') },
    { tone: 'new', text: either(language, 'Ny', 'New') },
  ] as const

export const stateExamples: readonly Examples[] = [
  {
    name: 'Tag',
    of: (language) => [
      {
        state: 'all',
        show: (
          <p>
            {tones(language).map(({ tone, text }) => (
              <span key={tone}>
                <Tag tone={tone} text={text} />{' '}
              </span>
            ))}
          </p>
        ),
      },
    ],
  },
  {
    name: 'State',
    of: (language) => [
      {
        state: 'all',
        show: (
          <ul>
            {tones(language).map(({ tone, text }) => (
              <li key={tone}>
                <State tone={tone} text={text} />
              </li>
            ))}
          </ul>
        ),
      },
    ],
  },
  {
    name: 'Notice',
    of: (language) => [
      {
        state: 'info',
        show: (
          <Notice tone="info" title={either(language, 'Mötet är flyttat', 'The meeting has moved')}>
            {either(language, 'Ny tid är i morgon 09.00.', 'The new time is tomorrow 09:00.')}
          </Notice>
        ),
      },
      {
        state: 'warn',
        show: (
          <Notice tone="warn" title={either(language, 'Betänketiden går ut snart', 'The reflection period ends soon')}>
            {either(language, 'Om den inte förlängs faller uppehållsrätten.', 'If it is not extended, the right to stay ends.')}
          </Notice>
        ),
      },
      {
        state: 'danger',
        show: (
          <Notice tone="danger" title={either(language, 'Kontakta inte', 'Do not make contact')}>
            {either(language, 'Det finns inget säkert sätt just nu.', 'There is no safe way just now.')}
          </Notice>
        ),
      },
      { state: 'success', show: <Notice tone="success">{either(language, 'Sparat.', 'Saved.')}</Notice> },
      {
        state: 'too long',
        show: (
          <Notice tone="info" title={tooLong(language)}>
            {tooLong(language)}
          </Notice>
        ),
      },
    ],
  },
  {
    name: 'Time',
    of: (language) => [
      {
        state: 'all',
        show: (
          <ul>
            <li>
              <Time at={minutesAfter(exampleNow, -70)} now={exampleNow} language={language} />
            </li>
            <li>
              <Time at={hoursAfter(exampleNow, 3)} now={exampleNow} language={language} as="until" />
            </li>
            <li>
              <Time at={hoursAfter(exampleNow, -50)} now={exampleNow} language={language} as="both" />
            </li>
            <li>
              <Time at={exampleNow} now={exampleNow} language={language} as="iso" />
            </li>
            <li>
              <Day on="2026-12-24" now={exampleNow} language={language} />
            </li>
            <li>
              <Day on="2026-12-24" now={exampleNow} language={language} as="iso" />
            </li>
          </ul>
        ),
      },
    ],
  },
  { name: 'Elapsed', of: (language) => [{ state: 'running', show: <Elapsed since={minutesAfter(exampleNow, -7)} now={exampleNow} language={language} /> }] },
  {
    name: 'Chips',
    of: (language) => [
      {
        state: 'facts',
        show: (
          <Chips
            label={either(language, 'Läge', 'State')}
            chips={[
              { key: 'a', label: either(language, 'Stöd', 'Support'), text: either(language, 'pågår', 'running') },
              { key: 'b', label: either(language, 'Brott', 'Crime'), text: either(language, 'anmält', 'reported') },
              { key: 'c', label: either(language, 'Vistelse', 'Stay'), text: either(language, 'betänketid', 'reflection period') },
              { key: 'd', label: either(language, 'Återvändande', 'Return'), text: either(language, 'inte aktuellt', 'not in question') },
            ]}
          />
        ),
      },
      {
        state: 'filter',
        show: (
          <Chips
            label={either(language, 'Visa', 'Show')}
            chips={[
              { key: 'all', label: either(language, 'Allt', 'All'), text: '', href: '/gallery', current: true },
              { key: 'calls', label: either(language, 'Samtal', 'Calls'), text: '', href: '/gallery?kind=calls' },
            ]}
          />
        ),
      },
      {
        state: 'too long',
        show: <Chips label={either(language, 'Långt', 'Long')} chips={[{ key: 'a', label: tooLong(language), text: tooLong(language) }]} />,
      },
    ],
  },
  {
    name: 'Empty',
    of: (language) => [
      { state: 'one', show: <Empty>{either(language, 'Inga ärenden väntar på dig. Bra jobbat.', 'No cases are waiting for you. Well done.')}</Empty> },
    ],
  },
  {
    name: 'Details',
    of: (language) => [
      {
        state: 'closed',
        show: (
          <Details summary={either(language, 'Hur räknas det?', 'How is it counted?')}>
            <p>{either(language, 'Varje person räknas en gång.', 'Each person is counted once.')}</p>
          </Details>
        ),
      },
      {
        state: 'open',
        show: (
          <Details open summary={either(language, 'Hur räknas det?', 'How is it counted?')}>
            <p>{either(language, 'Varje person räknas en gång.', 'Each person is counted once.')}</p>
          </Details>
        ),
      },
    ],
  },
]

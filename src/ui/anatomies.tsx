import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import { minutesAfter } from '#kernel/time.ts'
import { either, exampleNow, examplePage, type Examples } from '#ui/example.ts'
import type { Shown } from '#ui/page.ts'
import { Beside } from '#ui/components/beside.tsx'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { formExamples } from '#ui/components/form.examples.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { panelExamples } from '#ui/components/panels.examples.tsx'
import { tableExamples } from '#ui/components/tables.examples.tsx'
import { stateExamples } from '#ui/components/states.examples.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { BusyPage } from '#ui/pages/busy.tsx'
import { FaultPage } from '#ui/pages/fault.tsx'
import { NotFoundPage } from '#ui/pages/not-found.tsx'
import { SignedOutPage } from '#ui/pages/signed-out.tsx'
import { TooManyPage } from '#ui/pages/too-many.tsx'

/** A component in one state, as its own examples show it. */
function part(examples: readonly Examples[], name: string, state: string, language: Language): VNode {
  const found = examples
    .find((one) => one.name === name)
    ?.of(language)
    .find((one) => one.state === state)
  if (!found) throw new Error(`no example called ${name}, ${state}`)
  return found.show
}

const listPage = (language: Language, rows: 'many' | 'none' | 'late'): Shown => {
  const say = (sv: string, en: string) => either(language, sv, en)
  const cases = [
    ['Klar Fjord', -40],
    ['Stilla Ljung', 55],
    ['Grå Mossa', 60 * 26],
  ] as const
  return {
    title: say('Ärenden', 'Cases'),
    place: 'cases',
    body: (
      <>
        <h1>{say('Ärenden', 'Cases')}</h1>
        <p class="l-lead">{say('De ärenden du arbetar i, det som väntar på dig först.', 'The cases you work in, what waits for you first.')}</p>
        <DataTable
          caption={say('Mina ärenden', 'My cases')}
          quietCaption
          language={language}
          sorted={say('närmast i tid först', 'nearest in time first')}
          empty={say(
            'Du är inte med i något ärende just nu. Nya ärenden kommer med samtal och inbjudningar.',
            'You are in no case right now. New ones come with calls and invitations.',
          )}
          next={rows === 'many' ? { href: '/gallery' } : null}
          columns={[
            { key: 'case', text: say('Ärende', 'Case') },
            { key: 'state', text: say('Läge', 'State') },
            { key: 'due', text: say('Nästa tid', 'Next time') },
          ]}
          rows={
            rows === 'none'
              ? []
              : cases
                  .filter(([, minutes]) => rows === 'many' || minutes < 0)
                  .map(([name, minutes]) => ({
                    key: name,
                    ...(minutes < 0 ? { tone: 'late' as const } : {}),
                    cells: {
                      case: <a href="/gallery">{name}</a>,
                      state: minutes < 0 ? <Tag tone="late" text={say('Sent', 'Late')} /> : <Tag tone="quiet" text={say('Pågår', 'Under way')} />,
                      due: <Time at={minutesAfter(exampleNow, minutes)} now={exampleNow} language={language} as="both" />,
                    },
                  }))
          }
        />
      </>
    ),
  }
}

const casePage = (language: Language): Shown => {
  const say = (sv: string, en: string) => either(language, sv, en)
  return {
    title: say('Ärende', 'Case'),
    place: 'cases',
    wide: true,
    body: (
      <>
        <h1>Stilla Ljung</h1>
        {part(stateExamples, 'Chips', 'facts', language)}
        {part(tableExamples, 'Lanes', 'many', language)}
        <Beside label={say('Tidslinje', 'Timeline')} side={part(panelExamples, 'Timeline', 'many', language)}>
          <Panel title={say('Stöd', 'Support')} action={{ href: '/gallery', text: say('Skriv en anteckning', 'Write a note') }}>
            <p>{say('Två anteckningar i dag.', 'Two notes today.')}</p>
          </Panel>
          {part(panelExamples, 'SealedText', 'closed', language)}
          {part(panelExamples, 'SummaryList', 'many', language)}
        </Beside>
      </>
    ),
  }
}

const formPage = (language: Language, state: 'error' | 'notice' | 'conflict'): Shown => ({
  title: either(language, 'Ny anteckning', 'New note'),
  place: 'cases',
  trail: [{ href: '/gallery', text: either(language, 'Ärenden', 'Cases') }],
  body: (
    <>
      <h1>{either(language, 'Ny anteckning', 'New note')}</h1>
      {part([formExamples], 'Form', state, language)}
    </>
  ),
})

const refusedPage = (language: Language): Shown => ({
  title: either(language, 'Går inte just nu', 'Not possible now'),
  place: 'meetings',
  body: (
    <>
      <h1>{either(language, 'Går inte just nu', 'Not possible now')}</h1>
      <Notice tone="danger" title={either(language, 'Det gick inte', 'It was not done')}>
        {either(
          language,
          'Mötet har redan hållits, så svaret togs inte emot. Ring den som frågade om ni ändå vill delta.',
          'The meeting was held already, so the answer was not taken. Call whoever asked if you still want to take part.',
        )}
      </Notice>
      <p>
        <ButtonLink href="/gallery" tone="quiet">
          {either(language, 'Tillbaka till möten', 'Back to meetings')}
        </ButtonLink>
      </p>
    </>
  ),
})

/** The shapes a page can have, each as a whole page. */
export const anatomies = {
  list: (language) => listPage(language, 'many'),
  empty: (language) => listPage(language, 'none'),
  late: (language) => listPage(language, 'late'),
  case: casePage,
  'form-errors': (language) => formPage(language, 'error'),
  'form-refused': (language) => formPage(language, 'notice'),
  'form-conflict': (language) => formPage(language, 'conflict'),
  refused: refusedPage,
  'not-found': (language) => NotFoundPage(examplePage(language)),
  'too-many': (language) => TooManyPage(examplePage(language), 45),
  fault: (language) => FaultPage(examplePage(language), 'F-7K2M-91'),
  offline: (language) => BusyPage(examplePage(language), true),
  'signed-out': (language) => SignedOutPage(examplePage(language), true),
} as const satisfies Readonly<Record<string, (language: Language) => Shown>>
export type Anatomy = keyof typeof anatomies
export const anatomyNames = Object.keys(anatomies) as readonly Anatomy[]
export const isAnatomy = (name: string): name is Anatomy => Object.hasOwn(anatomies, name)

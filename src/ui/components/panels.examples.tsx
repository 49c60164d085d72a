import type { Examples } from '#ui/example.ts'
import { either, exampleNow, tooLong } from '#ui/example.ts'
import { hoursAfter, minutesAfter } from '#kernel/time.ts'
import { Beside } from '#ui/components/beside.tsx'
import { Columns } from '#ui/components/columns.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { QrCode } from '#ui/components/qr-code.tsx'
import { Receipt } from '#ui/components/receipt.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { Steps } from '#ui/components/steps.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Timeline } from '#ui/components/timeline.tsx'

export const panelExamples: readonly Examples[] = [
  {
    name: 'Panel',
    of: (language) => [
      {
        state: 'mist',
        show: (
          <Panel
            title={either(language, 'Säker kontakt', 'Safe contact')}
            action={{ href: '/gallery', text: either(language, 'Ändra regeln', 'Change the rule') }}
            aside={<Tag tone="soon" text={either(language, 'Ses över', 'Due for review')} />}
          >
            <p>{either(language, 'Ring aldrig. Skriv bara mellan 10 och 14.', 'Never call. Write only between 10 and 14.')}</p>
          </Panel>
        ),
      },
      {
        state: 'plain',
        show: (
          <Panel tone="plain" title={either(language, 'Kontakter', 'Contacts')}>
            <p>{either(language, 'Tre stycken.', 'Three of them.')}</p>
          </Panel>
        ),
      },
      {
        state: 'late',
        show: (
          <Panel tone="late" title={either(language, 'Nu', 'Now')}>
            <p>{either(language, 'Ett svar är försenat.', 'An answer is late.')}</p>
          </Panel>
        ),
      },
      {
        state: 'too long',
        show: (
          <Panel title={tooLong(language)} action={{ href: '/gallery', text: tooLong(language) }}>
            <p>{tooLong(language)}</p>
          </Panel>
        ),
      },
    ],
  },
  {
    name: 'Columns',
    of: (language) => [
      {
        state: 'three',
        show: (
          <Columns count={3}>
            <Panel tone="late" title={either(language, 'Genast', 'At once')}>
              <p>1</p>
            </Panel>
            <Panel title={either(language, 'I dag', 'Today')}>
              <p>2</p>
            </Panel>
            <Panel title={either(language, 'Väntar på andra', 'Waiting for others')}>
              <p>3</p>
            </Panel>
          </Columns>
        ),
      },
    ],
  },
  {
    name: 'Beside',
    of: (language) => [
      {
        state: 'one',
        show: (
          <Beside label={either(language, 'Händelser', 'Events')} side={<p>{either(language, 'Vid sidan.', 'At the side.')}</p>}>
            <p>{either(language, 'Arbetet.', 'The work.')}</p>
          </Beside>
        ),
      },
    ],
  },
  {
    name: 'SummaryList',
    of: (language) => [
      {
        state: 'many',
        show: (
          <SummaryList
            rows={[
              {
                key: 'lead',
                text: either(language, 'Leder ärendet', 'Leads the case'),
                value: either(language, 'Socialsekreterare, Sam Exempel', 'Social worker, Sam Exempel'),
              },
              {
                key: 'level',
                text: either(language, 'Skyddsnivå', 'Protection level'),
                value: '2',
                action: { href: '/gallery', text: either(language, 'Ändra', 'Change') },
              },
              { key: 'long', text: either(language, 'Långt', 'Long'), value: tooLong(language) },
            ]}
          />
        ),
      },
    ],
  },
  {
    name: 'Steps',
    of: (language) => [
      {
        state: 'second of three',
        show: (
          <Steps
            language={language}
            current="whom"
            steps={[
              { key: 'what', text: either(language, 'Vad', 'What'), href: '/gallery' },
              { key: 'whom', text: either(language, 'Till vem och varför', 'To whom and why') },
              { key: 'until', text: either(language, 'Hur länge', 'Until when') },
            ]}
          />
        ),
      },
    ],
  },
  {
    name: 'SealedText',
    of: (language) => [
      {
        state: 'closed',
        show: (
          <SealedText
            language={language}
            label={either(language, 'Bedömning', 'Assessment')}
            audience={either(language, 'ALFA:s grupp · 3', 'ALFA’s team · 3')}
            text={either(language, 'Påhittad text.', 'Invented text.')}
          />
        ),
      },
      {
        state: 'open, blurred on paper',
        show: (
          <SealedText
            language={language}
            open
            blurPrint
            label={either(language, 'Bedömning', 'Assessment')}
            text={either(language, 'Påhittad text i två rader.\nAndra raden.', 'Invented text in two lines.\nThe second line.')}
          />
        ),
      },
      {
        state: 'no key',
        show: (
          <SealedText
            language={language}
            label={either(language, 'Hälsa', 'Health')}
            audience={either(language, 'vårdpersonal · 2', 'health staff · 2')}
            text={null}
          />
        ),
      },
    ],
  },
  {
    name: 'Receipt',
    of: (language) => [
      {
        state: 'one',
        show: (
          <Receipt
            language={language}
            title={either(language, 'Uppgifterna är utlämnade', 'The information is disclosed')}
            reference="U-4M7K-22"
            at={exampleNow}
            rows={[{ key: 'to', text: either(language, 'Till', 'To'), value: either(language, 'Socialtjänsten i Ekvik', 'The social service in Ekvik') }]}
          />
        ),
      },
    ],
  },
  {
    name: 'Timeline',
    of: (language) => [
      { state: 'empty', show: <Timeline language={language} now={exampleNow} events={[]} /> },
      {
        state: 'many',
        show: (
          <Timeline
            language={language}
            now={exampleNow}
            filters={[
              { key: 'all', label: either(language, 'Allt', 'All'), text: '', href: '/gallery', current: true },
              { key: 'm', label: either(language, 'Möten', 'Meetings'), text: '', href: '/gallery?kind=m' },
            ]}
            events={[
              {
                key: 'a',
                at: minutesAfter(exampleNow, -20),
                title: either(language, 'Svar har inte kommit', 'No answer has come'),
                kind: either(language, 'Klocka', 'Clock'),
                tone: 'late',
              },
              {
                key: 'b',
                at: hoursAfter(exampleNow, -4),
                title: either(language, 'Akut samverkansmöte', 'Acute coordination meeting'),
                by: either(language, 'Regionkoordinator, Kim Påhitt', 'Regional coordinator, Kim Påhitt'),
                kind: either(language, 'Möte', 'Meeting'),
              },
              { key: 'c', at: hoursAfter(exampleNow, -30), title: either(language, 'Samtycke inhämtat', 'Consent given'), tone: 'done' },
              { key: 'd', at: hoursAfter(exampleNow, -300), title: tooLong(language), tone: 'quiet' },
            ]}
          />
        ),
      },
    ],
  },
  {
    name: 'QrCode',
    of: (language) => [
      {
        state: 'one',
        show: <QrCode text="otpauth://totp/Exempel?secret=JBSWY3DPEHPK3PXP" title={either(language, 'Kod för din kodapp', 'Code for your authenticator')} />,
      },
    ],
  },
]

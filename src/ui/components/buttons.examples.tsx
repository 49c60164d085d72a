import type { Examples } from '#ui/example.ts'
import { either, examplePage, tooLong } from '#ui/example.ts'
import { Audience } from '#ui/components/audience.tsx'
import { Button } from '#ui/components/button.tsx'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Confirm } from '#ui/components/confirm.tsx'
import { Hidden } from '#ui/components/hidden.tsx'
import { SmallForm } from '#ui/components/small-form.tsx'
import { VisuallyHidden } from '#ui/components/visually-hidden.tsx'

export const buttonExamples: readonly Examples[] = [
  {
    name: 'Button',
    of: (language) => [
      {
        state: 'tones',
        show: (
          <form method="post" action="/gallery">
            <div class="l-form__end">
              <Button>{either(language, 'Spara', 'Save')}</Button>
              <Button tone="quiet">{either(language, 'Spara utkast', 'Save a draft')}</Button>
              <Button tone="danger">{either(language, 'Återkalla', 'Revoke')}</Button>
              <Button small tone="quiet" name="ending" value="later">
                {either(language, 'Senare', 'Later')}
              </Button>
            </div>
          </form>
        ),
      },
      {
        state: 'too long',
        show: (
          <form method="post" action="/gallery">
            <Button>{tooLong(language)}</Button>
          </form>
        ),
      },
    ],
  },
  {
    name: 'ButtonLink',
    of: (language) => [
      {
        state: 'tones',
        show: (
          <div class="l-form__end">
            <ButtonLink href="/gallery">{either(language, 'Öppna ett ärende', 'Open a case')}</ButtonLink>
            <ButtonLink href="/gallery" tone="quiet" small>
              {either(language, 'Tillbaka', 'Back')}
            </ButtonLink>
          </div>
        ),
      },
    ],
  },
  {
    name: 'SmallForm',
    of: (language) => [
      {
        state: 'one',
        show: (
          <SmallForm
            page={examplePage(language)}
            action="/gallery"
            version={2}
            fields={{ row: 'a' }}
            submit={either(language, 'Kvittera', 'Acknowledge')}
            about="ALFA-7"
          >
            <Hidden name="kind" value="call" />
          </SmallForm>
        ),
      },
    ],
  },
  {
    name: 'VisuallyHidden',
    of: (language) => [
      {
        state: 'one',
        show: (
          <p>
            {either(language, 'Syns.', 'Seen.')}
            <VisuallyHidden>{either(language, ' Hörs.', ' Heard.')}</VisuallyHidden>
          </p>
        ),
      },
    ],
  },
  {
    name: 'Audience',
    of: (language) => [
      { state: 'team', show: <Audience language={language} text={either(language, 'Bara ALFA:s grupp · 3 personer', 'Only ALFA’s team · 3 people')} /> },
      {
        state: 'shared',
        show: (
          <Audience
            language={language}
            reach="shared"
            text={either(language, 'ALFA och Socialtjänsten i Ekvik · 7 personer', 'ALFA and the social service in Ekvik · 7 people')}
          />
        ),
      },
      {
        state: 'wide',
        show: (
          <Audience language={language} reach="wide" text={either(language, 'Alla i samverkan · 41 personer', 'Everyone in the cooperation · 41 people')} />
        ),
      },
    ],
  },
  {
    name: 'Confirm',
    of: (language) => [
      {
        state: 'can be undone',
        show: (
          <Confirm
            page={examplePage(language)}
            action="/gallery"
            version={1}
            back="/gallery"
            submit={either(language, 'Återkalla', 'Revoke')}
            gone={[
              either(language, 'Två anteckningar om samordning', 'Two notes on coordination'),
              either(language, 'Mötets beslut', 'The decisions of the meeting'),
            ]}
            forWhom={either(language, 'Socialtjänsten i Ekvik, 4 personer', 'The social service in Ekvik, 4 people')}
            undo={either(language, 'I 24 timmar, av den som leder ärendet.', 'For 24 hours, by the person leading the case.')}
          />
        ),
      },
      {
        state: 'for good',
        show: (
          <Confirm
            page={examplePage(language)}
            action="/gallery"
            back="/gallery"
            submit={either(language, 'Gallra', 'Purge')}
            gone={[tooLong(language)]}
            forWhom={either(language, 'Alla', 'Everyone')}
          />
        ),
      },
    ],
  },
]

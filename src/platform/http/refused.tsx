import type { InLanguages } from '#kernel/language.ts'
import type { Page, Shown } from '#ui/page.ts'

type Said = { readonly title: string; readonly lead: string; readonly todo: string }
type Words = Said & { readonly keyUsed: string; readonly tooLong: Said }

export const refusedWords: InLanguages<Words> = {
  sv: {
    title: 'Det gick inte att ta emot',
    lead: 'Det som skickades kom inte från en av våra sidor, var för gammalt eller gick inte att läsa. Inget har sparats.',
    todo: 'Gå tillbaka, ladda om sidan och skicka igen.',
    keyUsed: 'Det här formuläret har redan skickats en gång, med annan text. Läs igenom och skicka igen om den nya texten också ska sparas.',
    tooLong: {
      title: 'Texten är för lång',
      lead: 'Det som skickades är längre än vad som går att ta emot på en gång. Inget har sparats.',
      todo: 'Gå tillbaka i webbläsaren, så finns texten oftast kvar. Dela den i flera delar och skicka dem var för sig.',
    },
  },
  en: {
    title: 'That could not be accepted',
    lead: 'What was sent did not come from one of our pages, was too old or could not be read. Nothing has been saved.',
    todo: 'Go back, reload the page and send again.',
    keyUsed: 'This form has already been sent once, with other words. Read it through and send again if the new words should be saved as well.',
    tooLong: {
      title: 'The text is too long',
      lead: 'What was sent is longer than can be taken in one go. Nothing has been saved.',
      todo: 'Go back in the browser: the text is usually still there. Divide it into parts and send each by itself.',
    },
  },
}

/** What came was not from our own pages, or not readable, or more than fits. */
export function refusedPage(page: Pick<Page, 'language'>, kind: string): Shown {
  const words = refusedWords[page.language]
  const t = kind === 'too-large' ? words.tooLong : words
  return {
    title: t.title,
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="l-lead">{t.lead}</p>
        <p>{t.todo}</p>
      </>
    ),
  }
}

import type { InLanguages } from '#kernel/language.ts'
import type { Page, Shown } from '#ui/page.ts'

type Words = { readonly title: string; readonly lead: string; readonly todo: string; readonly keyUsed: string }

export const refusedWords: InLanguages<Words> = {
  sv: {
    title: 'Det gick inte att ta emot',
    lead: 'Det som skickades kom inte från en av våra sidor, var för gammalt eller gick inte att läsa. Inget har sparats.',
    todo: 'Gå tillbaka, ladda om sidan och skicka igen.',
    keyUsed: 'Det här formuläret har redan skickats en gång, med annan text. Läs igenom och skicka igen om den nya texten också ska sparas.',
  },
  en: {
    title: 'That could not be accepted',
    lead: 'What was sent did not come from one of our pages, was too old or could not be read. Nothing has been saved.',
    todo: 'Go back, reload the page and send again.',
    keyUsed: 'This form has already been sent once, with other words. Read it through and send again if the new words should be saved as well.',
  },
}

/** What came was not from our own pages, or not readable. */
export function refusedPage(page: Pick<Page, 'language'>): Shown {
  const t = refusedWords[page.language]
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

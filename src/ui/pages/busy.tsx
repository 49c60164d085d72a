import type { Page, Shown } from '#ui/page.ts'
import { uiWords } from '#ui/words.ts'

/** 503. */
export const BusyPage = (page: Pick<Page, 'language'>): Shown => {
  const words = uiWords[page.language].pages.busy
  return {
    title: words.title,
    body: (
      <>
        <h1>{words.title}</h1>
        <p class="l-lead">{words.lead}</p>
        <p>{words.todo}</p>
      </>
    ),
  }
}

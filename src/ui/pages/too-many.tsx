import type { Page, Shown } from '#ui/page.ts'
import { uiWords } from '#ui/words.ts'

/** 429; `seconds` is what `Retry-After` says. */
export const TooManyPage = (page: Pick<Page, 'language'>, seconds: number): Shown => {
  const words = uiWords[page.language].pages.tooMany
  return {
    title: words.title,
    body: (
      <>
        <h1>{words.title}</h1>
        <p class="l-lead">{words.lead}</p>
        <p>{words.wait(seconds)}</p>
      </>
    ),
  }
}

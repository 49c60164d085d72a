import type { Page, Shown } from '#ui/page.ts'
import { uiWords } from '#ui/words.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'

/** 404: it is not there, or not there for this person. The two look the same. */
export const NotFoundPage = (page: Pick<Page, 'language' | 'reader'>): Shown => {
  const words = uiWords[page.language].pages.notFound
  return {
    title: words.title,
    body: (
      <>
        <h1>{words.title}</h1>
        <p class="l-lead">{words.lead}</p>
        {page.reader ? (
          <>
            <p>{words.todo}</p>
            <ButtonLink href="/" tone="quiet">
              {words.back}
            </ButtonLink>
          </>
        ) : null}
      </>
    ),
  }
}

import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import { uiWords } from '#ui/words.ts'

type Link = { readonly href: string; readonly text?: string | undefined }

/** To the page before and after. No totals. */
export const Pager = ({
  previous,
  next,
  language,
  of,
}: {
  readonly previous?: Link | null | undefined
  readonly next?: Link | null | undefined
  readonly language: Language
  /** What is paged, when a page has several lists. */ readonly of?: string | undefined
}): VNode | null => {
  const words = uiWords[language].pager
  if (!previous && !next) return null
  return (
    <nav class="l-pager" aria-label={of ? `${words.label}: ${of}` : words.label}>
      {previous ? (
        <a class="l-pager__link" rel="prev" href={previous.href}>
          {previous.text ?? words.previous}
        </a>
      ) : null}
      {next ? (
        <a class="l-pager__link l-pager__link--next" rel="next" href={next.href}>
          {next.text ?? words.next}
        </a>
      ) : null}
    </nav>
  )
}

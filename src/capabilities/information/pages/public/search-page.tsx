import type { VNode } from 'preact'
import type { PublicLanguage } from '#kernel/public-language.ts'
import { publicPath } from '#capabilities/information/domain/pages.ts'
import type { Hit } from '#capabilities/information/domain/search.ts'
import { publicWords } from '#capabilities/information/words/all.ts'

/** Searching. What is searched for is sent, never written in the address: the history of the phone does not hold it. */
export const SearchPage = ({
  language,
  asked,
  hits,
}: {
  readonly language: PublicLanguage
  readonly asked: string
  readonly hits: readonly Hit[] | null
}): VNode => {
  const t = publicWords(language).search
  return (
    <>
      <h1>{t.title}</h1>
      <form method="post" action={publicPath(language, 'search')} role="search" class="p-screen" data-stay>
        <label for="words">{t.label}</label>
        <p class="p-hint" id="words-hint">
          {t.hint}
        </p>
        <input id="words" name="words" type="text" value={asked} maxLength={100} autocomplete="off" spellcheck={false} aria-describedby="words-hint" />
        <button type="submit">{t.submit}</button>
      </form>
      {hits === null ? null : hits.length === 0 ? (
        <p role="status">{t.none}</p>
      ) : (
        <div role="status">
          <ul class="p-counties">
            {hits.map((hit) => (
              <li key={`${hit.page}${hit.id ?? ''}`} class="p-service">
                <a href={publicPath(language, hit.page) + (hit.id ? `#${hit.id}` : '')}>{hit.heading === '' ? hit.title : `${hit.title}: ${hit.heading}`}</a>
                <p class="p-quiet">{hit.excerpt}</p>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

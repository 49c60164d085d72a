import { directionOf, languageTag } from '#kernel/spoken-language.ts'
import type { Page, Shown } from '#ui/page.ts'
import { rightsItems } from '#capabilities/support/domain/rights.ts'
import type { RightsSheetModel } from '#capabilities/support/queries/show-rights.ts'
import { findEdition } from '#capabilities/support/reference/rights-sheet.ts'

/** The sheet in one version and one language: no mark, no sender, no name. Its version stands small at the foot, as a day. */
export function rightsSheetPage({ edition, language }: RightsSheetModel, _page: Page): Shown {
  const text = findEdition(edition)?.texts[language]
  return {
    title: text?.title ?? '·',
    bare: true,
    body: text ? (
      <article class="l-sheet" lang={languageTag(language)} dir={directionOf(language)}>
        <h1>{text.title}</h1>
        <p class="l-sheet__words">{text.lead}</p>
        {rightsItems.map((item) => (
          <section key={item}>
            <h2>{text.items[item][0]}</h2>
            <p class="l-sheet__words">{text.items[item][1]}</p>
          </section>
        ))}
        <p class="l-sheet__words">{text.end}</p>
        <p class="l-tabular">{edition}</p>
      </article>
    ) : (
      ''
    ),
  }
}

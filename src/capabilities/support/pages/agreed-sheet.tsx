import { directionOf, languageTag } from '#kernel/spoken-language.ts'
import type { Page, Shown } from '#ui/page.ts'
import type { PlanPart } from '#capabilities/support/domain/plan.ts'
import type { SheetModel } from '#capabilities/support/queries/show-agreed.ts'
import { handoutIn, partHeading } from '#capabilities/support/reference/handout.ts'

/** One neutral sheet in her language: no mark, no sender, no word of what it is. Where we have no headings in it, the parts have numbers. */
export function agreedSheetPage(model: SheetModel, _page: Page): Shown {
  const handout = handoutIn(model.language)
  const numbered = model.parts.length
  const said = ({ code, words }: SheetModel['measures'][number]): readonly string[] =>
    [handout && code !== 'other' ? handout.codes[code] : null, words].filter((one) => one !== null)
  // Where nothing can be said of a measure in her language, a day by itself says nothing either.
  const measures = model.measures.map((one) => ({ ...one, said: said(one) })).filter((one) => one.said.length > 0)
  return {
    title: handout?.title ?? '·',
    bare: true,
    body: (
      <article class="l-sheet" lang={languageTag(model.language)} dir={directionOf(model.language)}>
        <h1 class={handout === null ? 'govuk-visually-hidden' : undefined}>{handout?.title ?? '·'}</h1>
        {model.parts.map(({ part, text }, place) => (
          <section key={part}>
            <h2>{partHeading(model.language, part as PlanPart) ?? `${place + 1}.`}</h2>
            <p class="l-sheet__words">{text}</p>
          </section>
        ))}
        {model.goals.length === 0 ? null : (
          <section>
            <h2>{handout?.goals ?? `${numbered + 1}.`}</h2>
            <ul>
              {model.goals.map((goal) => (
                <li key={goal} class="l-sheet__words">
                  {goal}
                </li>
              ))}
            </ul>
          </section>
        )}
        {measures.length === 0 ? null : (
          <section>
            <h2>{handout?.measures ?? `${numbered + (model.goals.length === 0 ? 1 : 2)}.`}</h2>
            <ul>
              {measures.map(({ code, said: words, by }, place) => (
                <li key={`${code} ${place}`} class="l-sheet__words">
                  {[...words, `${handout?.until ?? '→'} ${by}`].join(' · ')}
                </li>
              ))}
            </ul>
          </section>
        )}
      </article>
    ),
  }
}

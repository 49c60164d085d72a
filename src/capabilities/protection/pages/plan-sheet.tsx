import { directionOf, languageTag } from '#kernel/spoken-language.ts'
import type { Page, Shown } from '#ui/page.ts'
import type { PhoneCheck, Section } from '#capabilities/protection/domain/plan.ts'
import type { PlanModel } from '#capabilities/protection/queries/show-plans.ts'
import { checkOf, headingOf, sheetTitle } from '#capabilities/protection/reference/plan-headings.ts'

/** One neutral sheet in her language: no mark, no sender, no word of what it is. Where we have no headings in it, the parts have numbers. */
export function planSheetPage(model: PlanModel, _page: Page): Shown {
  const { language, kind } = model.plan
  const title = sheetTitle(language, kind)
  const checks = model.checks.flatMap((check: PhoneCheck) => checkOf(language, check) ?? [])
  return {
    title: title ?? '·',
    bare: true,
    body: (
      <article class="l-sheet" lang={languageTag(language)} dir={directionOf(language)}>
        <h1 class={title === null ? 'govuk-visually-hidden' : undefined}>{title ?? '·'}</h1>
        {(model.sections ?? []).map(({ section, text }, place) => (
          <section key={section}>
            <h2>{headingOf(language, section as Section) ?? `${place + 1}.`}</h2>
            <p class="l-sheet__words">{text}</p>
          </section>
        ))}
        {checks.length === 0 ? null : (
          <ul class="l-sheet__checks">
            {checks.map((check) => (
              <li key={check}>{`☑ ${check}`}</li>
            ))}
          </ul>
        )}
      </article>
    ),
  }
}

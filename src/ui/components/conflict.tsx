import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import { typed } from '#ui/page.ts'
import type { FormState } from '#ui/page.ts'
import { uiWords } from '#ui/words.ts'

/** Somebody else saved first: both texts side by side, nothing typed is lost. */
export const Conflict = ({
  form,
  labelOf,
  language,
}: {
  readonly form: FormState
  readonly labelOf: (field: string) => string | null
  readonly language: Language
}): VNode | null => {
  if (!form.conflict) return null
  const words = uiWords[language].form
  const shown = (text: string) => (text === '' ? <em class="l-quiet">{words.nothing}</em> : text)
  return (
    <section class="l-conflict" role="alert" aria-label={words.conflictTitle}>
      <h2 class="l-conflict__title">{words.conflictTitle}</h2>
      <p>{words.conflict}</p>
      {Object.entries(form.conflict.theirs).map(([field, theirs]) => {
        const label = labelOf(field)
        return (
          <div class="l-conflict__field" key={field}>
            {label ? <h3 class="l-conflict__label">{label}</h3> : null}
            <div class="l-conflict__sides">
              <div class="l-conflict__side l-conflict__side--mine">
                <h4>{words.mine}</h4>
                <p class="l-words" dir="auto">
                  {shown(typed(form, field))}
                </p>
              </div>
              <div class="l-conflict__side">
                <h4>{words.theirs}</h4>
                <p class="l-words" dir="auto">
                  {shown(theirs)}
                </p>
              </div>
            </div>
          </div>
        )
      })}
    </section>
  )
}

import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import type { FieldError } from '#ui/page.ts'
import { uiWords } from '#ui/words.ts'
import { fieldId } from '#ui/components/field.tsx'

/** What is wrong, first on the form, each line a link to its field. */
export const ErrorSummary = ({ errors, language }: { readonly errors: readonly FieldError[]; readonly language: Language }): VNode | null => {
  if (errors.length === 0) return null
  const words = uiWords[language].form
  return (
    <div class="govuk-error-summary" tabIndex={-1} data-errors>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{words.errors(errors.length)}</h2>
        <div class="govuk-error-summary__body">
          <p>{words.errorsHint}</p>
          <ul class="govuk-list govuk-error-summary__list">
            {errors.map((error) => (
              <li key={`${error.field} ${error.text}`}>
                <a href={`#${fieldId(error.field)}`}>{error.text}</a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}

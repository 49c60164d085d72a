import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import type { FieldError } from '#ui/page.ts'
import { uiWords } from '#ui/words.ts'
import { fieldId } from '#ui/components/field.tsx'

type Props = {
  readonly errors: readonly FieldError[]
  /** What a field is called, so that *fill this in* says what. */
  readonly labelOf?: ((field: string) => string | null) | undefined
  readonly language: Language
}

const inFull = (label: string | null, text: string): string => (label === null ? text : `${label}${label.endsWith('?') ? '' : ':'} ${text}`)

/** What is wrong, first on the form, each line a link to its field. */
export const ErrorSummary = ({ errors, labelOf, language }: Props): VNode | null => {
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
                <a href={`#${fieldId(error.field)}`}>{inFull(labelOf?.(error.field) ?? null, error.text)}</a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}

import type { ComponentChildren, VNode } from 'preact'
import { errorOf, typed } from '#ui/page.ts'
import type { FormState } from '#ui/page.ts'

/** What every field takes. Without a form it is a field on a page that has not been sent yet. */
export type FieldProps = {
  readonly form?: FormState | null | undefined
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  /** What it holds when the form holds nothing for it. */
  readonly value?: string | undefined
  /** Only when two forms on a page have a field of the same name. */
  readonly id?: string | undefined
}

/** Where an error in the summary leads. */
export const fieldId = (name: string): string => `field-${name}`

/** What stands in the field: what was typed, else what it starts with. */
export const valueOf = (form: FormState | null | undefined, name: string, start: string | undefined): string =>
  form && form.values[name] !== undefined ? typed(form, name) : (start ?? '')

type Told = { readonly id: string; readonly error: string | null; readonly described: string | undefined }

/** Which ids describe the field, in the order they are read out. */
export const tellField = (props: {
  readonly form?: FormState | null | undefined
  readonly name: string
  readonly hint?: string | undefined
  readonly id?: string | undefined
}): Told => {
  const id = props.id ?? fieldId(props.name)
  const error = props.form ? errorOf(props.form, props.name) : null
  const described = [props.hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter((part) => part !== null).join(' ')
  return { id, error, described: described === '' ? undefined : described }
}

export const FieldHint = ({ id, hint }: { readonly id: string; readonly hint: string | undefined }): VNode | null =>
  hint ? (
    <div id={`${id}-hint`} class="govuk-hint">
      {hint}
    </div>
  ) : null

export const FieldError = ({ id, error }: { readonly id: string; readonly error: string | null }): VNode | null =>
  error ? (
    <p id={`${id}-error`} class="govuk-error-message">
      <svg class="l-shape" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d="M8 1 15 14H1Z" fill="currentColor" />
      </svg>
      {error}
    </p>
  ) : null

/** Label above, hint in a sentence, error at the field. */
export const Field = ({
  told,
  label,
  hint,
  children,
}: {
  readonly told: Told
  readonly label: string
  readonly hint?: string | undefined
  readonly children: ComponentChildren
}): VNode => (
  <div class={told.error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
    <label class="govuk-label" for={told.id}>
      {label}
    </label>
    <FieldHint id={told.id} hint={hint} />
    <FieldError id={told.id} error={told.error} />
    {children}
  </div>
)

/** The same around several boxes: a fieldset with its legend. */
export const FieldGroup = ({
  told,
  legend,
  hint,
  children,
}: {
  readonly told: Told
  readonly legend: string
  readonly hint?: string | undefined
  readonly children: ComponentChildren
}): VNode => (
  <div class={told.error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
    <fieldset class="govuk-fieldset" aria-describedby={told.described}>
      <legend class="govuk-fieldset__legend">{legend}</legend>
      <FieldHint id={told.id} hint={hint} />
      <FieldError id={told.id} error={told.error} />
      {children}
    </fieldset>
  </div>
)

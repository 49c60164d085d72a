import type { VNode } from 'preact'
import { Field, tellField, valueOf } from '#ui/components/field.tsx'
import type { FieldProps } from '#ui/components/field.tsx'

/** A day, as `2026-11-21`. */
export const DateField = (props: FieldProps & { readonly min?: string | undefined; readonly max?: string | undefined }): VNode => {
  const told = tellField(props)
  return (
    <Field told={told} label={props.label} hint={props.hint}>
      <input
        class={told.error ? 'govuk-input l-input--medium l-tabular govuk-input--error' : 'govuk-input l-input--medium l-tabular'}
        id={told.id}
        name={props.name}
        type="date"
        value={valueOf(props.form, props.name, props.value)}
        min={props.min}
        max={props.max}
        aria-describedby={told.described}
        aria-invalid={told.error ? 'true' : undefined}
        autocomplete="off"
      />
    </Field>
  )
}

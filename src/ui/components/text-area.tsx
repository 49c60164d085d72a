import type { VNode } from 'preact'
import { Field, tellField, valueOf } from '#ui/components/field.tsx'
import type { FieldProps } from '#ui/components/field.tsx'

/** Several lines of text. */
export const TextArea = (props: FieldProps & { readonly rows?: number | undefined; readonly maxLength?: number | undefined }): VNode => {
  const told = tellField(props)
  return (
    <Field told={told} label={props.label} hint={props.hint}>
      <textarea
        class={told.error ? 'govuk-textarea govuk-textarea--error' : 'govuk-textarea'}
        id={told.id}
        name={props.name}
        rows={props.rows ?? 5}
        aria-describedby={told.described}
        aria-invalid={told.error ? 'true' : undefined}
        autocomplete="off"
        maxLength={props.maxLength}
        dir="auto"
        value={valueOf(props.form, props.name, props.value)}
      />
    </Field>
  )
}

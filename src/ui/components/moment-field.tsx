import type { VNode } from 'preact'
import { fieldMinute } from '#ui/when.ts'
import { Field, tellField, valueOf } from '#ui/components/field.tsx'
import type { FieldProps } from '#ui/components/field.tsx'

type Props = Omit<FieldProps, 'value'> & { readonly value?: Date | string | undefined }

/** A day and a time on the clock in Sweden. */
export const MomentField = (props: Props): VNode => {
  const told = tellField(props)
  const start = props.value instanceof Date ? fieldMinute(props.value) : props.value
  return (
    <Field told={told} label={props.label} hint={props.hint}>
      <input
        class={told.error ? 'govuk-input l-input--moment l-tabular govuk-input--error' : 'govuk-input l-input--moment l-tabular'}
        id={told.id}
        name={props.name}
        type="datetime-local"
        value={valueOf(props.form, props.name, start)}
        aria-describedby={told.described}
        aria-invalid={told.error ? 'true' : undefined}
        autocomplete="off"
      />
    </Field>
  )
}

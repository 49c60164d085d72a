import type { VNode } from 'preact'
import { Field, tellField, valueOf } from '#ui/components/field.tsx'
import type { FieldProps } from '#ui/components/field.tsx'

type Props = FieldProps & {
  readonly type?: 'text' | 'tel' | 'email' | 'password' | 'search' | 'url' | undefined
  readonly width?: 'short' | 'medium' | 'full' | undefined
  readonly autocomplete?: string | undefined
  readonly inputmode?: 'text' | 'numeric' | 'tel' | 'email' | 'search' | undefined
  readonly maxLength?: number | undefined
  /** Digits that are read one by one: codes, numbers. */
  readonly tabular?: boolean | undefined
}

/** One line of text. A passphrase is never shown again. */
export const TextField = (props: Props): VNode => {
  const told = tellField(props)
  const { type = 'text', width = 'full' } = props
  const look = ['govuk-input', `l-input--${width}`, told.error ? 'govuk-input--error' : '', props.tabular ? 'l-tabular' : ''].filter(Boolean).join(' ')
  // The types of Preact want one input per type; to us they are all one line of text.
  const kind = { type } as { readonly type: 'text' }
  return (
    <Field told={told} label={props.label} hint={props.hint}>
      <input
        class={look}
        id={told.id}
        name={props.name}
        {...kind}
        value={type === 'password' ? undefined : valueOf(props.form, props.name, props.value)}
        aria-describedby={told.described}
        aria-invalid={told.error ? 'true' : undefined}
        autocomplete={props.autocomplete ?? 'off'}
        inputmode={props.inputmode}
        maxLength={props.maxLength}
        spellcheck={type === 'text' ? undefined : false}
        dir={type === 'text' || type === 'search' ? 'auto' : 'ltr'}
      />
    </Field>
  )
}

import type { VNode } from 'preact'
import { Field, tellField, valueOf } from '#ui/components/field.tsx'
import type { FieldProps } from '#ui/components/field.tsx'

export type SelectOption = { readonly value: string; readonly text: string; readonly group?: string | undefined }

type Props = FieldProps & {
  readonly options: readonly SelectOption[]
  /** The first, empty line, such as "Choose". Left out when one option is always chosen. */
  readonly empty?: string | undefined
}

const groupsOf = (options: readonly SelectOption[]): readonly (readonly [string | undefined, readonly SelectOption[]])[] => {
  const groups = new Map<string | undefined, SelectOption[]>()
  for (const option of options) groups.set(option.group, [...(groups.get(option.group) ?? []), option])
  return [...groups]
}

/** One of many. For up to nine, prefer `Radios`. */
export const Select = (props: Props): VNode => {
  const told = tellField(props)
  const chosen = valueOf(props.form, props.name, props.value)
  const lines = (options: readonly SelectOption[]) =>
    options.map((option) => (
      <option key={option.value} value={option.value} selected={option.value === chosen}>
        {option.text}
      </option>
    ))
  return (
    <Field told={told} label={props.label} hint={props.hint}>
      <select
        class={told.error ? 'govuk-select govuk-select--error' : 'govuk-select'}
        id={told.id}
        name={props.name}
        aria-describedby={told.described}
        aria-invalid={told.error ? 'true' : undefined}
        autocomplete="off"
      >
        {props.empty === undefined ? null : (
          <option value="" selected={chosen === ''}>
            {props.empty}
          </option>
        )}
        {groupsOf(props.options).map(([group, options]) =>
          group === undefined ? (
            lines(options)
          ) : (
            <optgroup key={group} label={group}>
              {lines(options)}
            </optgroup>
          ),
        )}
      </select>
    </Field>
  )
}

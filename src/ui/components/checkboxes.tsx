import type { VNode } from 'preact'
import { typedMany } from '#ui/page.ts'
import type { FormState } from '#ui/page.ts'
import { FieldGroup, tellField } from '#ui/components/field.tsx'

export type CheckboxOption = { readonly value: string; readonly text: string; readonly hint?: string | undefined; readonly disabled?: boolean | undefined }

type Props = {
  readonly form?: FormState | null | undefined
  readonly name: string
  readonly legend: string
  readonly hint?: string | undefined
  readonly options: readonly CheckboxOption[]
  readonly value?: readonly string[] | undefined
  readonly id?: string | undefined
  readonly inline?: boolean | undefined
}

/** None, one or many. */
export const Checkboxes = (props: Props): VNode => {
  const told = tellField(props)
  const chosen = props.form && props.form.values[props.name] !== undefined ? typedMany(props.form, props.name) : (props.value ?? [])
  return (
    <FieldGroup told={told} legend={props.legend} hint={props.hint}>
      <div class={props.inline ? 'govuk-checkboxes l-choices l-choices--inline' : 'govuk-checkboxes l-choices'}>
        {props.options.map((option, place) => {
          const id = place === 0 ? told.id : `${told.id}-${place + 1}`
          return (
            <div class="govuk-checkboxes__item l-choice" key={option.value}>
              <input
                class="govuk-checkboxes__input"
                id={id}
                name={props.name}
                type="checkbox"
                value={option.value}
                checked={chosen.includes(option.value)}
                disabled={option.disabled}
                aria-describedby={option.hint ? `${id}-item-hint` : undefined}
              />
              <label class="govuk-label govuk-checkboxes__label" for={id}>
                {option.text}
              </label>
              {option.hint ? (
                <div id={`${id}-item-hint`} class="govuk-hint govuk-checkboxes__hint">
                  {option.hint}
                </div>
              ) : null}
            </div>
          )
        })}
      </div>
    </FieldGroup>
  )
}

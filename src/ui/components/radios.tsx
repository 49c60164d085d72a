import type { VNode } from 'preact'
import { FieldGroup, tellField, valueOf } from '#ui/components/field.tsx'
import type { FormState } from '#ui/page.ts'

export type RadioOption = { readonly value: string; readonly text: string; readonly hint?: string | undefined; readonly key?: string | number | undefined }

type Props = {
  readonly form?: FormState | null | undefined
  readonly name: string
  readonly legend: string
  readonly hint?: string | undefined
  readonly options: readonly RadioOption[]
  readonly value?: string | undefined
  readonly id?: string | undefined
  /** Side by side where there is room. */
  readonly inline?: boolean | undefined
}

/** One of a few, with big targets. A `key` 1–9 chooses it from the keyboard during a call. */
export const Radios = (props: Props): VNode => {
  const told = tellField(props)
  const chosen = valueOf(props.form, props.name, props.value)
  return (
    <FieldGroup told={told} legend={props.legend} hint={props.hint}>
      <div class={props.inline ? 'govuk-radios l-choices l-choices--inline' : 'govuk-radios l-choices'}>
        {props.options.map((option, place) => {
          const id = place === 0 ? told.id : `${told.id}-${place + 1}`
          return (
            <div class="govuk-radios__item l-choice" key={option.value}>
              <input
                class="govuk-radios__input"
                id={id}
                name={props.name}
                type="radio"
                value={option.value}
                checked={option.value === chosen}
                aria-describedby={option.hint ? `${id}-item-hint` : undefined}
                data-key={option.key}
              />
              <label class="govuk-label govuk-radios__label" for={id}>
                {option.text}
                {option.key === undefined ? null : (
                  <kbd class="l-key" aria-hidden="true">
                    {option.key}
                  </kbd>
                )}
              </label>
              {option.hint ? (
                <div id={`${id}-item-hint`} class="govuk-hint govuk-radios__hint">
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

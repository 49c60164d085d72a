import type { VNode } from 'preact'
import { FieldError, FieldHint, tellField, valueOf } from '#ui/components/field.tsx'
import type { FieldProps } from '#ui/components/field.tsx'

/** One box by itself: `yes` when ticked, nothing when not. */
export const Tick = (props: FieldProps): VNode => {
  const told = tellField(props)
  return (
    <div class={told.error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <FieldError id={told.id} error={told.error} />
      <div class="govuk-checkboxes l-choices">
        <div class="govuk-checkboxes__item l-choice">
          <input
            class="govuk-checkboxes__input"
            id={told.id}
            name={props.name}
            type="checkbox"
            value="yes"
            checked={['yes', 'on', 'true'].includes(valueOf(props.form, props.name, props.value))}
            aria-describedby={told.described}
            aria-invalid={told.error ? 'true' : undefined}
          />
          <label class="govuk-label govuk-checkboxes__label" for={told.id}>
            {props.label}
          </label>
          <FieldHint id={told.id} hint={props.hint} />
        </div>
      </div>
    </div>
  )
}

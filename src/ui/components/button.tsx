import type { ComponentChildren, VNode } from 'preact'

export type ButtonTone = 'go' | 'danger' | 'quiet'

export const buttonLook = (tone: ButtonTone): string =>
  ({ go: 'govuk-button', danger: 'govuk-button govuk-button--warning', quiet: 'govuk-button govuk-button--secondary' })[tone]

type Props = {
  readonly children: ComponentChildren
  readonly tone?: ButtonTone | undefined
  /** With a name and a value, one form can have several endings. */
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly small?: boolean | undefined
  /** Sends the form elsewhere. */
  readonly formAction?: string | undefined
}

/** Sends the form it stands in. */
export const Button = ({ children, tone = 'go', name, value, small, formAction }: Props): VNode => (
  <button type="submit" class={`${buttonLook(tone)}${small ? ' l-button--small' : ''}`} name={name} value={value} formaction={formAction}>
    {children}
  </button>
)

import type { ComponentChildren, VNode } from 'preact'
import { buttonLook } from '#ui/components/button.tsx'
import type { ButtonTone } from '#ui/components/button.tsx'

/** Looks like a button, leads somewhere, changes nothing. */
export const ButtonLink = ({
  href,
  children,
  tone = 'go',
  small,
}: {
  readonly href: string
  readonly children: ComponentChildren
  readonly tone?: ButtonTone | undefined
  readonly small?: boolean | undefined
}): VNode => (
  <a href={href} class={`${buttonLook(tone)}${small ? ' l-button--small' : ''}`} draggable={false}>
    {children}
  </a>
)

import type { ComponentChildren, VNode } from 'preact'

/** The work in the middle, something to look at by its side (a timeline); under it on a phone. */
export const Beside = ({
  side,
  label,
  children,
}: {
  readonly side: ComponentChildren
  readonly label: string
  readonly children: ComponentChildren
}): VNode => (
  <div class="l-beside">
    <div>{children}</div>
    <aside aria-label={label}>{side}</aside>
  </div>
)

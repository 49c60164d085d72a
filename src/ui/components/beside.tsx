import type { ComponentChildren, VNode } from 'preact'

/** The work in the middle, something to look at by its side (a timeline; `narrow`: a map beside a list that needs the room); under it on a phone. */
export const Beside = ({
  side,
  label,
  narrow = false,
  children,
}: {
  readonly side: ComponentChildren
  readonly label: string
  readonly narrow?: boolean
  readonly children: ComponentChildren
}): VNode => (
  <div class={narrow ? 'l-beside l-beside--narrow' : 'l-beside'}>
    <div>{children}</div>
    <aside aria-label={label}>{side}</aside>
  </div>
)

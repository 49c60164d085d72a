import type { ComponentChildren, VNode } from 'preact'

/** Closed until asked for. Open on paper only when it was open on the screen. */
export const Details = ({
  summary,
  open,
  id,
  children,
}: {
  readonly summary: string
  readonly open?: boolean | undefined
  readonly id?: string | undefined
  readonly children: ComponentChildren
}): VNode => (
  <details class="l-details" open={open} id={id}>
    <summary class="l-details__summary">{summary}</summary>
    <div class="l-details__words">{children}</div>
  </details>
)

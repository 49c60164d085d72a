import type { ComponentChildren, VNode } from 'preact'

/** Two or three columns that become one on a phone. */
export const Columns = ({ count, children }: { readonly count: 2 | 3; readonly children: ComponentChildren }): VNode => (
  <div class={`l-columns l-columns--${count}`}>{children}</div>
)

import type { ComponentChildren, VNode } from 'preact'

/** When there is nothing: kind, and true. */
export const Empty = ({ children }: { readonly children: ComponentChildren }): VNode => <p class="l-empty">{children}</p>

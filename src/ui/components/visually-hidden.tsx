import type { ComponentChildren, VNode } from 'preact'

/** For those who listen. */
export const VisuallyHidden = ({ children }: { readonly children: ComponentChildren }): VNode => <span class="govuk-visually-hidden">{children}</span>

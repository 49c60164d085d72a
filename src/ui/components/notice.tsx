import type { ComponentChildren, VNode } from 'preact'

export type NoticeTone = 'info' | 'warn' | 'danger' | 'success'

const drawings: Readonly<Record<NoticeTone, VNode>> = {
  info: (
    <g>
      <circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" stroke-width="2" />
      <path d="M12 11v6M12 7v.5" stroke="currentColor" stroke-width="2.25" stroke-linecap="round" />
    </g>
  ),
  warn: (
    <g>
      <path d="M12 3 22 20.5H2Z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" />
      <path d="M12 10v5M12 17.75v.25" stroke="currentColor" stroke-width="2.25" stroke-linecap="round" />
    </g>
  ),
  danger: (
    <g>
      <path d="M12 1.5 22.5 12 12 22.5 1.5 12Z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" />
      <path d="M12 7.5v5.5M12 16.25v.25" stroke="currentColor" stroke-width="2.25" stroke-linecap="round" />
    </g>
  ),
  success: (
    <g>
      <circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" stroke-width="2" />
      <path d="M7.5 12.5 10.75 15.75 16.75 8.75" fill="none" stroke="currentColor" stroke-width="2.25" stroke-linecap="round" stroke-linejoin="round" />
    </g>
  ),
}

/** A few sentences that must not be missed. Of danger, it is read out at once. */
export const Notice = ({
  tone,
  title,
  id,
  children,
}: {
  readonly tone: NoticeTone
  readonly title?: string | undefined
  readonly id?: string | undefined
  readonly children?: ComponentChildren
}): VNode => (
  <div class={`l-notice l-notice--${tone}`} id={id} role={tone === 'danger' ? 'alert' : tone === 'success' ? 'status' : undefined}>
    <svg class="l-notice__shape" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {drawings[tone]}
    </svg>
    <div class="l-notice__words">
      {title ? <p class="l-notice__title">{title}</p> : null}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  </div>
)

import type { ComponentChildren, VNode } from 'preact'

type Props = {
  readonly title: string
  readonly id?: string | undefined
  /** The one thing most people come here to do. */
  readonly action?: { readonly href: string; readonly text: string } | undefined
  /** A tag or a time beside the title. */
  readonly aside?: ComponentChildren
  readonly tone?: 'mist' | 'plain' | 'late' | undefined
  readonly level?: 2 | 3 | undefined
  readonly children?: ComponentChildren
}

/** A summary and one primary action. */
export const Panel = ({ title, id, action, aside, tone = 'mist', level = 2, children }: Props): VNode => {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section class={`l-panel l-panel--${tone}`} id={id} aria-label={title}>
      <header class="l-panel__head">
        <Heading class="l-panel__title">{title}</Heading>
        {aside ? <div class="l-panel__aside">{aside}</div> : null}
      </header>
      <div class="l-panel__body">{children}</div>
      {action ? (
        <p class="l-panel__action">
          <a class="l-action" href={action.href}>
            {action.text}
          </a>
        </p>
      ) : null}
    </section>
  )
}

import type { ComponentChildren, VNode } from 'preact'

export type SummaryRow = {
  readonly key: string
  readonly text: string
  readonly value: ComponentChildren
  readonly action?: { readonly href: string; readonly text: string } | undefined
}

/** What is known, as words and values. Rows without a value are left to the caller to leave out. */
export const SummaryList = ({ rows }: { readonly rows: readonly SummaryRow[] }): VNode => (
  <dl class="l-summary">
    {rows.map((row) => (
      <div class="l-summary__row" key={row.key}>
        <dt>{row.text}</dt>
        <dd>{row.value}</dd>
        {row.action ? (
          <dd class="l-summary__action">
            <a href={row.action.href}>
              {row.action.text}
              <span class="govuk-visually-hidden">{` ${row.text}`}</span>
            </a>
          </dd>
        ) : null}
      </div>
    ))}
  </dl>
)

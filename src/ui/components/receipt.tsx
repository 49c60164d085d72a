import type { ComponentChildren, VNode } from 'preact'
import type { Instant } from '#kernel/time.ts'
import type { Language } from '#kernel/language.ts'
import { isoMinute } from '#ui/when.ts'
import { uiWords } from '#ui/words.ts'
import { SummaryList } from '#ui/components/summary-list.tsx'
import type { SummaryRow } from '#ui/components/summary-list.tsx'

type Props = {
  readonly title: string
  readonly reference?: string | undefined
  readonly at?: Instant | undefined
  readonly rows?: readonly SummaryRow[] | undefined
  readonly children?: ComponentChildren
  readonly language: Language
}

/** What was done, to keep or print. */
export const Receipt = ({ title, reference, at, rows = [], children, language }: Props): VNode => {
  const words = uiWords[language].receipt
  return (
    <section class="l-receipt" aria-label={title}>
      <svg
        class="l-receipt__shape"
        width="36"
        height="36"
        viewBox="0 0 36 36"
        fill="none"
        stroke="currentColor"
        stroke-width="2.5"
        stroke-linecap="round"
        stroke-linejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        <circle cx="18" cy="18" r="15" />
        <path d="M11.5 18.5 16 23 24.5 13.5" />
      </svg>
      <h2 class="l-receipt__title">{title}</h2>
      {reference ? (
        <p class="l-receipt__reference">
          <span class="l-quiet">{words.reference}</span> <strong class="l-tabular">{reference}</strong>
        </p>
      ) : null}
      {at || rows.length > 0 ? (
        <SummaryList
          rows={[
            ...(at
              ? [
                  {
                    key: 'when',
                    text: words.when,
                    value: (
                      <time class="l-tabular" dateTime={at.toISOString()}>
                        {isoMinute(at)}
                      </time>
                    ),
                  },
                ]
              : []),
            ...rows,
          ]}
        />
      ) : null}
      {children}
    </section>
  )
}

import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import { uiWords } from '#ui/words.ts'

/** How far a text travels: one unit's team, several zones, or a great many. */
export type Reach = 'team' | 'shared' | 'wide'

const heads: Readonly<Record<Reach, readonly number[]>> = { team: [10], shared: [6, 14], wide: [4, 10, 16] }

/** Who may read, in words and colour: *Only ALFA’s team · 3 people*. Shown before one writes. */
export const Audience = ({
  text,
  reach = 'team',
  language,
}: {
  readonly text: string
  readonly reach?: Reach | undefined
  readonly language: Language
}): VNode => (
  <p class={`l-audience l-audience--${reach}`}>
    <svg class="l-audience__shape" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {heads[reach].map((x) => (
        <g key={x} fill="currentColor">
          <circle cx={x} cy="7" r={reach === 'team' ? 4 : 2.6} />
          <path d={reach === 'team' ? `M${x - 7} 18a7 6 0 0 1 14 0Z` : `M${x - 3.6} 16a3.6 5 0 0 1 7.2 0Z`} />
        </g>
      ))}
    </svg>
    <span>
      <span class="govuk-visually-hidden">{`${uiWords[language].form.audience} `}</span>
      {text}
    </span>
  </p>
)

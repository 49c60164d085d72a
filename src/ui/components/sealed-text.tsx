import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import { uiWords } from '#ui/words.ts'

type Props = {
  /** The opened words; `null` when this person holds no key, and only says that it is sealed. */
  readonly text: string | null
  readonly audience?: string | undefined
  /** Neutral words for what it is: "Assessment". Never its first words. */
  readonly label?: string | undefined
  readonly open?: boolean | undefined
  /** Blurred on paper. */
  readonly blurPrint?: boolean | undefined
  readonly language: Language
}

const Lock = (): VNode => (
  <svg class="l-shape" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
    <rect x="2" y="6" width="10" height="7" rx="1.5" fill="currentColor" />
    <path d="M4.25 6V4.25a2.75 2.75 0 0 1 5.5 0V6" fill="none" stroke="currentColor" stroke-width="1.5" />
  </svg>
)

/** Words about a person, shown when asked for. */
export const SealedText = ({ text, audience, label, open, blurPrint, language }: Props): VNode => {
  const words = uiWords[language].sealed
  const who = audience ? <span class="l-sealed__who">{`${words.who} ${audience}`}</span> : null
  if (text === null) {
    return (
      <p class="l-sealed l-sealed--closed">
        <Lock />
        <span>{label ? `${label}: ${words.sealed.toLowerCase()}` : words.sealed}</span>
        {who}
      </p>
    )
  }
  return (
    <details class={blurPrint ? 'l-sealed l-sealed--blur-print' : 'l-sealed'} open={open}>
      <summary class="l-sealed__summary">
        <Lock />
        <span>{label ?? words.show}</span>
        {who}
      </summary>
      <div class="l-words" dir="auto">
        {text}
      </div>
    </details>
  )
}

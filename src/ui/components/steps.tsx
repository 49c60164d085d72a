import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import { uiWords } from '#ui/words.ts'

export type Step = { readonly key: string; readonly text: string; readonly href?: string | undefined }

/** Where one is in a task of a few pages. Earlier steps may be gone back to. */
export const Steps = ({ steps, current, language }: { readonly steps: readonly Step[]; readonly current: string; readonly language: Language }): VNode => {
  const words = uiWords[language].steps
  const at = steps.findIndex((step) => step.key === current)
  return (
    <nav class="l-steps" aria-label={words.label}>
      <p class="l-steps__of">{words.of(at + 1, steps.length)}</p>
      <ol class="l-steps__list">
        {steps.map((step, place) => {
          const state = place < at ? 'done' : place === at ? 'current' : 'coming'
          return (
            <li key={step.key} class={`l-step l-step--${state}`} aria-current={state === 'current' ? 'step' : undefined}>
              <span class="l-step__number" aria-hidden="true">
                {state === 'done' ? '✓' : place + 1}
              </span>
              <span>
                {state === 'done' && step.href ? <a href={step.href}>{step.text}</a> : step.text}
                {state === 'coming' ? null : <span class="govuk-visually-hidden">{`, ${state === 'done' ? words.done : words.current}`}</span>}
              </span>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

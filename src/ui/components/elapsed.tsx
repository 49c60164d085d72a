import type { VNode } from 'preact'
import type { Instant } from '#kernel/time.ts'
import type { Language } from '#kernel/language.ts'
import { sayWhen } from '#ui/when.ts'
import { uiWords } from '#ui/words.ts'

/** Time running in the corner. Without JavaScript it says when the call began. `call.js` counts from the times given, so a demo's day does not matter. */
export const Elapsed = ({ since, now, language }: { readonly since: Instant; readonly now: Instant; readonly language: Language }): VNode => (
  <p class="l-elapsed" data-elapsed={Math.max(0, Math.floor((now.getTime() - since.getTime()) / 1000))} aria-live="off">
    <span class="govuk-visually-hidden">{`${uiWords[language].elapsed.label}: `}</span>
    <time class="l-tabular" dateTime={since.toISOString()}>
      {sayWhen(since, now, language)}
    </time>
  </p>
)

import type { VNode } from 'preact'
import type { Instant } from '#kernel/time.ts'
import type { Language } from '#kernel/language.ts'
import { sayDay, sayFullDay } from '#ui/when.ts'

/** A day without a time, given as `2026-11-21`. */
export const Day = ({
  on,
  now,
  language,
  as = 'when',
}: {
  readonly on: string
  readonly now: Instant
  readonly language: Language
  readonly as?: 'when' | 'iso' | undefined
}): VNode =>
  as === 'iso' ? (
    <time class="l-time l-tabular" dateTime={on} title={sayFullDay(on, language)}>
      {on}
    </time>
  ) : (
    <time class="l-time" dateTime={on} title={sayFullDay(on, language)}>
      <span class="l-time__near">{sayDay(on, now, language)}</span>
      <span class="l-time__full">{sayFullDay(on, language)}</span>
    </time>
  )

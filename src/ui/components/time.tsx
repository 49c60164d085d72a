import type { VNode } from 'preact'
import type { Instant } from '#kernel/time.ts'
import type { Language } from '#kernel/language.ts'
import { isoDay, isoMinute, sayDay, sayFull, sayFullDay, sayUntil, sayWhen } from '#ui/when.ts'

type Props = {
  readonly at: Instant
  readonly now: Instant
  readonly language: Language
  /** `when`: i dag 14.30 · `until`: om 3 timmar · `both`: the two · `iso`: 2026-11-21 14:30, for tables · `day`: i dag, for what has no hour. */
  readonly as?: 'when' | 'day' | 'until' | 'both' | 'iso' | undefined
}

/** A time near people. The full date is shown on hovering, and stands in its place on paper. */
export const Time = ({ at, now, language, as = 'when' }: Props): VNode => {
  if (as === 'day')
    return (
      <time class="l-time" dateTime={isoDay(at)} title={sayFullDay(isoDay(at), language)}>
        <span class="l-time__near">{sayDay(isoDay(at), now, language)}</span>
        <span class="l-time__full">{sayFullDay(isoDay(at), language)}</span>
      </time>
    )
  const full = sayFull(at, language)
  if (as === 'iso')
    return (
      <time class="l-time l-tabular" dateTime={at.toISOString()} title={full}>
        {isoMinute(at)}
      </time>
    )
  return (
    <time class="l-time" dateTime={at.toISOString()} title={full}>
      <span class="l-time__near">
        {as === 'until' ? sayUntil(at, now, language) : sayWhen(at, now, language)}
        {as === 'both' ? <span class="l-quiet">{` · ${sayUntil(at, now, language)}`}</span> : null}
      </span>
      <span class="l-time__full">{full}</span>
    </time>
  )
}

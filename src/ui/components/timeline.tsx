import type { ComponentChildren, VNode } from 'preact'
import type { Instant } from '#kernel/time.ts'
import type { Language } from '#kernel/language.ts'
import { uiWords } from '#ui/words.ts'
import { Chips } from '#ui/components/chips.tsx'
import type { Chip } from '#ui/components/chips.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Time } from '#ui/components/time.tsx'

export type TimelineEvent = {
  readonly key: string
  readonly at: Instant
  /** Only the day is known. */
  readonly onDay?: boolean | undefined
  readonly title: ComponentChildren
  /** Function first, name second. */
  readonly by?: string | undefined
  readonly kind?: string | undefined
  readonly tone?: 'late' | 'done' | 'quiet' | undefined
  readonly body?: ComponentChildren
}

type Props = {
  readonly events: readonly TimelineEvent[]
  readonly now: Instant
  readonly language: Language
  readonly filters?: readonly Chip[] | undefined
  readonly empty?: ComponentChildren
}

/** What has happened, in the order given. */
export const Timeline = ({ events, now, language, filters, empty }: Props): VNode => {
  const words = uiWords[language].timeline
  return (
    <div class="l-timeline">
      {filters && filters.length > 0 ? <Chips label={words.filter} chips={filters} /> : null}
      {events.length === 0 ? (
        <Empty>{empty ?? words.empty}</Empty>
      ) : (
        <ol class="l-timeline__list">
          {events.map((event) => (
            <li key={event.key} class={`l-timeline__event l-timeline__event--${event.tone ?? 'plain'}`}>
              <p class="l-timeline__when">
                <Time at={event.at} now={now} language={language} as={event.onDay ? 'day' : 'when'} />
                {event.kind ? <span class="l-timeline__kind">{event.kind}</span> : null}
              </p>
              <p class="l-timeline__title">{event.title}</p>
              {event.by ? <p class="l-timeline__by">{event.by}</p> : null}
              {event.body ? <div class="l-timeline__body">{event.body}</div> : null}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

import type { VNode } from 'preact'
import { scaleUtc } from 'd3-scale'
import type { Instant } from '#kernel/time.ts'
import type { Language } from '#kernel/language.ts'
import { isoDay, isoMinute, ticks } from '#ui/when.ts'
import { uiWords } from '#ui/words.ts'
import { Details } from '#ui/components/details.tsx'
import { Empty } from '#ui/components/empty.tsx'

export type LaneTone = 'plain' | 'soon' | 'late' | 'done' | 'quiet'
export type LaneMark = { readonly at: Instant; readonly text: string; readonly tone?: LaneTone | undefined }
/** A span without an end is still running. */
export type LaneSpan = { readonly from: Instant; readonly to: Instant | null; readonly text: string; readonly tone?: LaneTone | undefined }
export type Lane = { readonly key: string; readonly text: string; readonly marks: readonly LaneMark[]; readonly spans: readonly LaneSpan[] }

type Props = {
  readonly lanes: readonly Lane[]
  readonly now: Instant
  readonly title: string
  readonly language: Language
  readonly empty?: string | undefined
}

const width = 720
const gutter = 16
const head = 30
const height = 50
const day = 86_400_000

const momentsOf = (lanes: readonly Lane[], now: Instant): readonly number[] =>
  [now, ...lanes.flatMap((lane) => [...lane.marks.map((mark) => mark.at), ...lane.spans.flatMap((span) => [span.from, span.to ?? now])])].map((at) =>
    at.getTime(),
  )

/** Evenly spaced labels: the time for a few days, the day for weeks and months, the month for years. */
const tickWords = (language: Language, span: number): Intl.DateTimeFormat =>
  (span > 400 * day ? ticks.months : span > 6 * day ? ticks.days : ticks.hours)[language]

/** Lanes over time: decisions as marks, clocks as spans, today as a line; and the same as a table. */
export const Lanes = ({ lanes, now, title, language, empty }: Props): VNode => {
  const words = uiWords[language].lanes
  if (lanes.every((lane) => lane.marks.length + lane.spans.length === 0)) return <Empty>{empty ?? words.empty}</Empty>
  const moments = momentsOf(lanes, now)
  const pad = Math.max((Math.max(...moments) - Math.min(...moments)) * 0.04, day / 12)
  const from = Math.min(...moments) - pad
  const to = Math.max(...moments) + pad
  const x = scaleUtc()
    .domain([new Date(from), new Date(to)])
    .range([gutter, width - gutter])
  const say = tickWords(language, to - from)
  const today = x(now)
  const all = head + lanes.length * height + 26
  return (
    <figure class="l-lanes">
      <div class="l-scroll" tabIndex={0} role="group" aria-label={title}>
        <svg class="l-lanes__picture" viewBox={`0 0 ${width} ${all}`} width={width} height={all} role="img" aria-label={title}>
          <title>{title}</title>
          <desc>{lanes.map((lane) => `${lane.text}: ${[...lane.marks, ...lane.spans].map((one) => one.text).join(', ')}`).join('. ')}</desc>
          {x.ticks(to - from > 6 * day ? 7 : 5).map((tick) => (
            <g key={tick.toISOString()}>
              <line class="l-lanes__grid" x1={x(tick)} x2={x(tick)} y1={head - 6} y2={all - 22} />
              <text class="l-lanes__tick" x={x(tick)} y={all - 6} text-anchor="middle">
                {say.format(tick)}
              </text>
            </g>
          ))}
          <line class="l-lanes__today" x1={today} x2={today} y1={head - 12} y2={all - 22} />
          {lanes.map((lane, place) => {
            const top = head + place * height
            return (
              <g key={lane.key}>
                <text class="l-lanes__name" x={gutter} y={top + 6}>
                  {lane.text}
                </text>
                <line class="l-lanes__rail" x1={gutter} x2={width - gutter} y1={top + 26} y2={top + 26} />
                {lane.spans.map((span, index) => (
                  <g key={`${index} ${span.text}`} class={`l-lanes__span l-lanes__span--${span.tone ?? 'plain'}`}>
                    <title>{`${span.text}, ${isoDay(span.from)} – ${span.to ? isoDay(span.to) : words.running}`}</title>
                    <rect x={x(span.from)} width={Math.max(6, x(span.to ?? now) - x(span.from))} y={top + 19} height="14" rx="7" />
                  </g>
                ))}
                {lane.marks.map((mark, index) => (
                  <g key={`${index} ${mark.text}`} class={`l-lanes__mark l-lanes__mark--${mark.tone ?? 'plain'}`}>
                    <title>{`${mark.text}, ${isoDay(mark.at)}`}</title>
                    {mark.tone === 'late' ? (
                      <path d={`M${x(mark.at)} ${top + 17}l9 9-9 9-9-9Z`} />
                    ) : (
                      <circle cx={x(mark.at)} cy={top + 26} r={mark.tone === 'quiet' ? 5 : 7} />
                    )}
                  </g>
                ))}
              </g>
            )
          })}
          <text class="l-lanes__today-word" x={Math.min(Math.max(today, 34), width - 34)} y={head - 17} text-anchor="middle">
            {words.today}
          </text>
        </svg>
      </div>
      <Details summary={words.table}>
        <div class="l-scroll" tabIndex={0} role="group" aria-label={words.table}>
          <table class="l-lanes__table">
            <thead>
              <tr>
                {[words.lane, words.what, words.when, words.until].map((text) => (
                  <th key={text} scope="col">
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lanes.flatMap((lane) =>
                [
                  ...lane.marks.map((mark) => ({ text: mark.text, from: mark.at, to: '' })),
                  ...lane.spans.map((span) => ({ text: span.text, from: span.from, to: span.to ? isoMinute(span.to) : words.running })),
                ]
                  .sort((one, other) => one.from.getTime() - other.from.getTime())
                  .map((row, index) => (
                    <tr key={`${lane.key} ${index}`}>
                      <th scope="row">{lane.text}</th>
                      <td>{row.text}</td>
                      <td class="l-tabular">{isoMinute(row.from)}</td>
                      <td class="l-tabular">{row.to}</td>
                    </tr>
                  )),
              )}
            </tbody>
          </table>
        </div>
      </Details>
    </figure>
  )
}

import type { VNode } from 'preact'
import { scaleUtc } from 'd3-scale'
import type { Page } from '#ui/page.ts'
import { isoDay, ticks } from '#ui/when.ts'
import { axisWords } from '#capabilities/cases/contract.ts'
import type { CourseModel } from '#capabilities/support/queries/show-course.ts'
import { supportWords } from '#capabilities/support/words.ts'

const width = 880
const side = 16
const top = 34
const laneHeight = 54
const day = 86_400_000
/** Room for a word inside a box, near enough for thirteen pixels of text. */
const fits = (text: string, room: number): boolean => text.length * 6.9 + 12 < room

const tickWords = (page: Page, span: number): Intl.DateTimeFormat => (span > 400 * day ? ticks.months : ticks.days)[page.language]

type Spread = { readonly x: (at: Date) => number; readonly ticks: readonly Date[]; readonly span: number }
const spreadOf = ({ lanes, moments, clocks }: CourseModel, now: Date): Spread => {
  const times = [now, ...lanes.flatMap((lane) => lane.values.map((one) => one.from)), ...moments.map((one) => one.at), ...clocks.map((one) => one.dueAt)].map(
    (at) => at.getTime(),
  )
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const pad = Math.max((last - first) * 0.04, day)
  const x = scaleUtc()
    .domain([new Date(first - pad), new Date(last + pad)])
    .range([side, width - side])
  return { x, ticks: x.ticks(7), span: last - first + 2 * pad }
}

/** The name of a lane near people. */
export const laneName = (axis: CourseModel['lanes'][number]['axis'], page: Page): string => supportWords[page.language].axes.names[axis]

type Props = { readonly model: CourseModel; readonly page: Page }

/** A value as a box with its word; a word that does not fit is left to the tip and the list. */
const Boxes = ({
  model,
  page,
  spread,
  y,
  axis,
}: Props & { readonly spread: Spread; readonly y: number; readonly axis: CourseModel['lanes'][number] }): VNode => (
  <>
    {axis.values.map((one) => {
      const from = spread.x(one.from)
      const room = Math.max(6, spread.x(one.to ?? model.closedAt ?? page.now) - from)
      const text = axisWords(axis.axis, one.value, page.language)
      return (
        <g key={one.from.toISOString()} class={`l-lanes__span l-lanes__span--${one.to ? 'quiet' : 'plain'}`}>
          <title>{`${text}, ${isoDay(one.from)} – ${one.to ? isoDay(one.to) : supportWords[page.language].axes.still}`}</title>
          <rect x={from} width={room} y={y + 14} height="26" rx="4" />
          {fits(text, room) ? (
            <text class="l-lanes__word" x={from + 7} y={y + 31}>
              {text}
            </text>
          ) : null}
        </g>
      )
    })}
  </>
)

/** What happened as dots, and the times that run as lines from today to their day. */
const Below = ({ model, page, spread, y }: Props & { readonly spread: Spread; readonly y: number }): VNode => {
  const { language, now } = page
  return (
    <>
      {model.moments.map((one, place) => (
        <g key={`${place}`} class="l-lanes__mark">
          <title>{`${one.words[language]}, ${isoDay(one.at)}`}</title>
          <circle cx={spread.x(one.at)} cy={y + 27} r="6" />
        </g>
      ))}
      {model.clocks.map((one, place) => {
        const late = one.dueAt <= now
        const [from, to] = [spread.x(late ? one.dueAt : now), spread.x(late ? now : one.dueAt)]
        const at = y + laneHeight + 16 + (place % 4) * 8
        return (
          <g key={`clock ${place}`} class={`l-lanes__clock ${late ? 'l-lanes__clock--late' : ''}`}>
            <title>{`${one.words[language]}, ${isoDay(one.dueAt)}`}</title>
            <line x1={from} x2={to} y1={at} y2={at} />
            {late ? <path d={`M${from} ${at - 6}l6 6-6 6-6-6Z`} /> : <circle cx={to} cy={at} r="4.5" />}
          </g>
        )
      })}
    </>
  )
}

/** Four lanes over time, what happened, and which times run. Everything in it stands in the lists beneath as well. */
export const CoursePicture = ({ model, page }: Props): VNode => {
  const words = supportWords[page.language]
  const t = words.axes
  const spread = spreadOf(model, page.now)
  const rows = [
    ...model.lanes.map((lane) => ({ key: lane.axis as string, text: laneName(lane.axis, page) })),
    { key: 'happened', text: t.happenings },
    { key: 'clocks', text: t.clocks },
  ]
  const height = top + rows.length * laneHeight + 28
  const say = tickWords(page, spread.span)
  const today = spread.x(page.now)
  return (
    <figure class="l-lanes">
      <div class="l-scroll" tabIndex={0} role="group" aria-label={`${t.picture}. ${t.scroll}`}>
        <svg
          class="l-lanes__picture l-lanes__picture--words"
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          role="img"
          aria-label={t.picture}
        >
          <title>{t.picture}</title>
          <desc>
            {model.lanes
              .map((lane) => `${laneName(lane.axis, page)}: ${lane.values.map((one) => axisWords(lane.axis, one.value, page.language)).join(', ')}`)
              .join('. ')}
          </desc>
          {spread.ticks.map((tick) => (
            <g key={tick.toISOString()}>
              <line class="l-lanes__grid" x1={spread.x(tick)} x2={spread.x(tick)} y1={top - 8} y2={height - 24} />
              <text class="l-lanes__tick" x={spread.x(tick)} y={height - 8} text-anchor="middle">
                {say.format(tick)}
              </text>
            </g>
          ))}
          <line class="l-lanes__today" x1={today} x2={today} y1={top - 12} y2={height - 24} />
          {rows.map((row, place) => (
            <text key={row.key} class="l-lanes__name" x={side} y={top + place * laneHeight + 8}>
              {row.text}
            </text>
          ))}
          {model.lanes.map((lane, place) => (
            <Boxes key={lane.axis} model={model} page={page} spread={spread} y={top + place * laneHeight} axis={lane} />
          ))}
          <Below model={model} page={page} spread={spread} y={top + model.lanes.length * laneHeight} />
          <text class="l-lanes__today-word" x={Math.min(Math.max(today, 34), width - 34)} y={top - 18} text-anchor="middle">
            {t.today}
          </text>
        </svg>
      </div>
      <figcaption class="l-quiet">{t.key}</figcaption>
    </figure>
  )
}

import type { VNode } from 'preact'
import { scaleLinear } from 'd3-scale'
import type { Language } from '#kernel/language.ts'
import { uiWords } from '#ui/words.ts'
import { Empty } from '#ui/components/empty.tsx'

export type Series = { readonly key: string; readonly text: string }
/** `null` is a value that is hidden: it is hatched, with no length to read. */
export type BarRow = { readonly key: string; readonly text: string; readonly values: Readonly<Record<string, number | null>> }

type Props = {
  readonly title: string
  /** What the picture shows, in a sentence. */
  readonly desc: string
  /** At most six. */
  readonly series: readonly Series[]
  readonly rows: readonly BarRow[]
  readonly stacked?: boolean | undefined
  readonly language: Language
  /** Distinguishes the hatches of several charts on one page. */
  readonly id?: string | undefined
  readonly empty?: string | undefined
}

/** Across, everything is a percentage, so that words keep their size on a phone; down, it is pixels. */
const room = { grouped: 80, stacked: 68 }
const hidden = 6
const thick = 18
const gap = 4

const share = (percent: number): string => `${Math.round(percent * 100) / 100}%`

type Bar = { readonly key: string; readonly place: number; readonly x: number; readonly y: number; readonly width: number; readonly value: number | null }

const barsOf = (row: BarRow, series: readonly Series[], stacked: boolean, x: (value: number) => number): readonly Bar[] => {
  let from = 0
  return series.map((one, place) => {
    const value = row.values[one.key] ?? null
    const size = value === null ? hidden : x(value)
    const bar = { key: one.key, place, x: stacked ? from : 0, y: stacked ? 0 : place * (thick + gap), width: size, value }
    from += size
    return bar
  })
}

/** Lying bars, grouped or stacked. The table is given beside it by the page. */
export const BarChart = ({ title, desc, series, rows, stacked = false, language, id = 'chart', empty }: Props): VNode => {
  const word = uiWords[language].chart.hidden
  const number = new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB')
  if (rows.length === 0) return <Empty>{empty ?? uiWords[language].table.empty}</Empty>
  const known = (row: BarRow) => series.map((one) => row.values[one.key] ?? 0)
  const most = Math.max(1, ...rows.map((row) => (stacked ? known(row).reduce((sum, value) => sum + value, 0) : Math.max(...known(row)))))
  const x = scaleLinear()
    .domain([0, most])
    .range([0, stacked ? room.stacked : room.grouped])
  const body = stacked ? thick + 6 : series.length * (thick + gap)
  const step = 24 + body + 12
  const anyHidden = rows.some((row) => series.some((one) => row.values[one.key] === null))
  return (
    <figure class="l-chart">
      <figcaption class="l-chart__title">{title}</figcaption>
      {series.length > 1 || anyHidden ? (
        <ul class="l-chart__legend">
          {series.length > 1
            ? series.map((one, place) => (
                <li key={one.key}>
                  <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
                    <rect class={`l-chart__bar l-chart__bar--${place + 1}`} width="14" height="14" rx="3" />
                  </svg>
                  {one.text}
                </li>
              ))
            : null}
          {anyHidden ? (
            <li key="hidden">
              <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
                <rect class="l-chart__hidden" x="0.5" y="0.5" width="13" height="13" rx="3" fill={`url(#${id}-hatch)`} />
              </svg>
              {word}
            </li>
          ) : null}
        </ul>
      ) : null}
      <svg class="l-chart__picture" width="100%" height={rows.length * step} role="img" aria-label={`${title}. ${desc}`}>
        <title>{title}</title>
        <desc>{desc}</desc>
        <defs>
          <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line class="l-chart__hatch" x1="0" y1="0" x2="0" y2="6" stroke-width="3" />
          </pattern>
        </defs>
        <line class="l-chart__axis" x1="1" x2="1" y1="0" y2={rows.length * step} />
        {rows.map((row, place) => {
          const bars = barsOf(row, series, stacked, x)
          const total = known(row).reduce((sum, value) => sum + value, 0)
          const end = Math.max(...bars.map((bar) => bar.x + bar.width))
          return (
            <g key={row.key}>
              <text class="l-chart__name" x="8" y={place * step + 16}>
                {row.text}
              </text>
              {bars.map((bar) => {
                const top = place * step + 24 + bar.y
                const words = bar.value === null ? word : number.format(bar.value)
                return (
                  <g key={bar.key}>
                    <title>{`${row.text}, ${series[bar.place]?.text ?? ''}: ${words}`}</title>
                    {bar.value === null ? (
                      <rect
                        class="l-chart__hidden"
                        x={share(bar.x)}
                        y={top}
                        width={share(bar.width)}
                        height={stacked ? thick + 6 : thick}
                        fill={`url(#${id}-hatch)`}
                      />
                    ) : (
                      <rect
                        class={`l-chart__bar l-chart__bar--${bar.place + 1}`}
                        x={share(bar.x)}
                        y={top}
                        width={share(bar.width)}
                        height={stacked ? thick + 6 : thick}
                      />
                    )}
                    {stacked ? null : (
                      <text class="l-chart__value" x={share(bar.x + bar.width)} dx="7" y={top + thick - 4}>
                        {words}
                      </text>
                    )}
                  </g>
                )
              })}
              {stacked ? (
                <text class="l-chart__value" x={share(end)} dx="7" y={place * step + 24 + thick - 1}>
                  {bars.some((bar) => bar.value === null) ? `${number.format(total)} + ${word}` : number.format(total)}
                </text>
              ) : null}
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

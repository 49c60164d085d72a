import type { VNode } from 'preact'
import { boxAround } from '#capabilities/directory/domain/picture.ts'

export type MapArea = {
  readonly code: string
  readonly href: string
  /** What is read out and shown on hovering: the place, and what the colour says. */
  readonly says: string
  /** 0 (nothing) to 4 (most): how strongly it is filled. */
  readonly level: 0 | 1 | 2 | 3 | 4
}

type Props = {
  readonly label: string
  readonly areas: readonly MapArea[]
  readonly outlines: Readonly<Record<string, string>>
  /** What lies around them, and is no link. */
  readonly ground?: readonly string[] | undefined
  readonly wide?: boolean | undefined
}

/** Places as outlines that are links. The page says the same in a list beside it; a place that is too small to be drawn is in the list only. */
export const AreaMap = ({ label, areas, outlines, ground = [], wide = false }: Props): VNode => {
  const drawn = areas.filter((each) => outlines[each.code] !== undefined)
  const { x, y, width, height } = boxAround([...drawn.map((each) => outlines[each.code] ?? ''), ...ground], 6)
  return (
    <svg class={wide ? 'l-map l-map--wide' : 'l-map'} viewBox={`${x} ${y} ${width} ${height}`} role="group" aria-label={label}>
      {ground.map((outline, place) => (
        <path key={place} class="l-map__ground" d={outline} />
      ))}
      {drawn.map((each) => (
        <a key={each.code} class={`l-map__area l-map__area--${each.level}`} href={each.href} aria-label={each.says}>
          <title>{each.says}</title>
          <path d={outlines[each.code]} />
        </a>
      ))}
    </svg>
  )
}

/** What the fillings mean. */
export const MapLegend = ({
  label,
  levels,
}: {
  readonly label: string
  readonly levels: readonly { readonly level: MapArea['level']; readonly text: string }[]
}): VNode => (
  <>
    <p>{label}</p>
    <ul class="l-map__legend" aria-label={label}>
      {levels.map(({ level, text }) => (
        <li key={level}>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <g class={`l-map__area l-map__area--${level}`}>
              <path d="M1 1h14v14h-14z" />
            </g>
          </svg>
          {text}
        </li>
      ))}
    </ul>
  </>
)

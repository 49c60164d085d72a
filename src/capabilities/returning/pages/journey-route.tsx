import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import { routeOf } from '#capabilities/returning/domain/country-points.ts'
import { countryName } from '#capabilities/returning/pages/journey-parts.tsx'
import type { LegView } from '#capabilities/returning/queries/show-journey.ts'
import { journeyWords } from '#capabilities/returning/words.journey.ts'

/** The countries of a way, as dots and lines. The table beside it says the same. */
export const RoutePicture = ({ legs, language }: { readonly legs: readonly LegView[]; readonly language: Language }): VNode | null => {
  const t = journeyWords[language]
  const codes = legs
    .flatMap((leg, place) => (place === 0 ? [leg.depart.country, leg.arrive.country] : [leg.arrive.country]))
    .filter((code, place, all) => code !== all[place - 1])
  const route = routeOf(codes)
  if (!route) return null
  const [x, y, width, height] = route.box
  const size = Math.max(width, height) / 40
  return (
    <figure class="l-route">
      <svg
        viewBox={`${x} ${y} ${width} ${height}`}
        role="img"
        aria-label={t.mapAlt(codes.map((code) => countryName(code, language)).join(', '))}
        width="100%"
        focusable="false"
      >
        {route.others.map((one) => (
          <circle key={`${one.code} ${one.x}`} cx={one.x} cy={one.y} r={size / 3} fill="currentColor" opacity="0.25" />
        ))}
        <polyline
          points={route.stops.map((one) => `${one.x},${one.y}`).join(' ')}
          fill="none"
          stroke="currentColor"
          stroke-width={size / 3}
          stroke-linejoin="round"
        />
        {route.stops.map((one, place) => (
          <g key={`${one.code} ${place}`}>
            <circle cx={one.x} cy={one.y} r={size * 0.7} fill="currentColor" />
            <text
              x={one.x > x + width * 0.75 ? one.x - size : one.x + size}
              y={one.y - size * 0.6}
              font-size={size * 1.5}
              text-anchor={one.x > x + width * 0.75 ? 'end' : 'start'}
              fill="currentColor"
            >
              {`${place + 1} ${countryName(one.code, language)}`}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>{t.mapNote}</figcaption>
    </figure>
  )
}

import type { VNode } from 'preact'

/** Small line drawings for the bottom bar of a phone. The word always stands beside. */
const drawings: Readonly<Record<string, VNode>> = {
  day: (
    <path d="M12 4v2M12 18v2M4 12h2M18 12h2M6.3 6.3l1.4 1.4M16.3 16.3l1.4 1.4M17.7 6.3l-1.4 1.4M7.7 16.3l-1.4 1.4M15.5 12a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0Z" />
  ),
  cases: <path d="M4 7.5A1.5 1.5 0 0 1 5.5 6h4l2 2.5h7A1.5 1.5 0 0 1 20 10v7.5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5Z" />,
  places: <path d="M4 18.500v-12M4 15.500h16v3M20 15.500v-2a3 3 0 0 0-3-3H10v5M7 12.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3Z" />,
  calls: (
    <path d="M8.5 4.5 6 5c-1 .2-1.5 1-1.4 2C5.300 13.800 10.200 18.700 17 19.400c1 .1 1.800-.4 2-1.400l.5-2.500-4-2-1.600 1.800a11 11 0 0 1-5.200-5.200L10.500 8.500Z" />
  ),
  meetings: <path d="M9 11.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM3.500 19a5.500 5.500 0 0 1 11 0M15.500 6a2.750 2.750 0 0 1 0 5.300M17 14a5 5 0 0 1 3.500 5" />,
  directory: <path d="M6 4.500h11.500v15H6A1.500 1.500 0 0 1 4.500 18V6A1.500 1.500 0 0 1 6 4.500ZM8.500 4.500v15M11.500 9h3.500M11.500 12.500h3.500" />,
  costs: <path d="M6 4.500h12v15l-3-2-3 2-3-2-3 2ZM9 9h6M9 12.500h6" />,
  statistics: <path d="M5 19.500V11M10 19.500V5M15 19.500v-6M20 19.500V8" />,
  site: <path d="M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM4 12h16M12 4c2.500 2.500 2.500 13.500 0 16M12 4c-2.500 2.500-2.500 13.500 0 16" />,
  people: <path d="M12 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM5 20a7 7 0 0 1 14 0" />,
  record: <path d="M7 4.500h7l3.500 3.500v11.500H7ZM10 12h5M10 15.500h5" />,
  more: <path d="M6 12h.01M12 12h.01M18 12h.01" stroke-width="3" />,
}

export const PlaceIcon = ({ place }: { readonly place: string }): VNode | null => {
  const drawing = drawings[place]
  return drawing ? (
    <svg
      class="l-places__icon"
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {drawing}
    </svg>
  ) : null
}

import type { VNode } from 'preact'

/** State is never colour alone: each has a shape of its own. */
export type Tone = 'late' | 'soon' | 'done' | 'quiet' | 'new'

const drawings: Readonly<Record<Tone, VNode>> = {
  late: <path d="M6 .6 11.4 6 6 11.4.6 6Z" fill="currentColor" />,
  soon: (
    <g>
      <circle cx="6" cy="6" r="4.75" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M6 1.25A4.75 4.75 0 0 1 6 10.75Z" fill="currentColor" />
    </g>
  ),
  done: <path d="M1.2 6.4 4.6 9.8 10.8 2.6" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />,
  quiet: <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.5" />,
  new: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
}

export const Shape = ({ tone }: { readonly tone: Tone }): VNode => (
  <svg class="l-shape" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
    {drawings[tone]}
  </svg>
)

import type { VNode } from 'preact'

/** The mark: a lily of three strokes. Drawn for us; it says nothing by itself, the text beside it does. */
export const Mark = ({ size = 28 }: { readonly size?: number | undefined }): VNode => (
  <svg
    class="l-mark"
    width={size}
    height={size}
    viewBox="0 0 32 32"
    fill="none"
    stroke="currentColor"
    stroke-width="2.25"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d="M16 28V14.5C16 10 17.2 6.4 16 3.5C14.8 6.4 16 10 16 14.5" />
    <path d="M16 21C10.5 19.5 6.2 15.4 5 8.5C10.6 9.6 14.6 13.2 16 18.5" />
    <path d="M16 21C21.5 19.5 25.8 15.4 27 8.5C21.4 9.6 17.4 13.2 16 18.5" />
  </svg>
)

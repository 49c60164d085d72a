import type { VNode } from 'preact'

export type Chip = {
  readonly key: string
  readonly label: string
  readonly text: string
  readonly href?: string | undefined
  readonly current?: boolean | undefined
}

/** Quiet facts in a row (the four axes of a case), or, with addresses, a filter. */
export const Chips = ({ label, chips }: { readonly label: string; readonly chips: readonly Chip[] }): VNode => (
  <ul class="l-chips" aria-label={label}>
    {chips.map((chip) => {
      const words = (
        <>
          <span class="l-chip__label">{chip.label}</span>
          {chip.label && chip.text ? ' ' : null}
          {chip.text ? <span class="l-chip__text">{chip.text}</span> : null}
        </>
      )
      return (
        <li key={chip.key}>
          {chip.href ? (
            <a class="l-chip l-chip--link" href={chip.href} aria-current={chip.current ? 'true' : undefined}>
              {words}
            </a>
          ) : (
            <span class="l-chip">{words}</span>
          )}
        </li>
      )
    })}
  </ul>
)

import type { VNode } from 'preact'
import { Shape } from '#ui/components/shape.tsx'
import type { Tone } from '#ui/components/shape.tsx'

/** The same as `Tag` without a ground, for running text and dense tables. */
export const State = ({ tone, text }: { readonly tone: Tone; readonly text: string }): VNode => (
  <span class={`l-state l-state--${tone}`}>
    <Shape tone={tone} />
    {text}
  </span>
)

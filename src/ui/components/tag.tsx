import type { VNode } from 'preact'
import { Shape } from '#ui/components/shape.tsx'
import type { Tone } from '#ui/components/shape.tsx'

/** A state in one or two words, with a shape: *late* ◆, *soon* ◑, *done* ✓, *quiet* ○, *new* ●. */
export const Tag = ({ tone, text }: { readonly tone: Tone; readonly text: string }): VNode => (
  <strong class={`l-tag l-tag--${tone}`}>
    <Shape tone={tone} />
    {text}
  </strong>
)

import type { VNode } from 'preact'

/** Goes with the form unseen. Never for words about a person. */
export const Hidden = ({ name, value }: { readonly name: string; readonly value: string | number }): VNode => (
  <input type="hidden" name={name} value={String(value)} />
)

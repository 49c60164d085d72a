import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '#test/docs/tree.ts'

/** The rooms, in the order in which one may use another: as the check of the floors reads it. */
export async function roomOrder(): Promise<readonly string[]> {
  const found = (await import(/* @vite-ignore */ pathToFileURL(join(root, 'architecture', 'order.mjs')).href)) as { readonly order: readonly string[] }
  return found.order
}

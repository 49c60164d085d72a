import type { VNode } from 'preact'
import type { Actor } from '#kernel/actor.ts'
import type { Instant } from '#kernel/time.ts'
import type { Databases, Tx } from '#platform/db/tx.ts'
import type { Limits } from '#platform/http/limits.ts'
import type { Capability } from '#platform/http/capability.ts'
import type { Vault } from '#platform/sealing/vault.ts'
import type { Page, Shown } from '#ui/page.ts'

/** Static files with hashed names, read once at start. */
export type Assets = {
  readonly css: string
  readonly scripts: readonly string[]
  readonly find: (path: string) => { readonly type: string; readonly body: Uint8Array<ArrayBuffer> } | null
}

export type Place = { readonly key: NonNullable<Shown['place']>; readonly href: string; readonly text: string }

/** What the front door hands to the platform: the rooms, and the few things only the rooms know. */
export type House = {
  readonly databases: Databases
  readonly vault: { readonly forRequest: () => Vault }
  /** Key of the form tokens. */
  readonly formKey: Uint8Array
  readonly origin: string
  readonly version: string
  readonly assets: Assets
  readonly rooms: readonly Capability[]
  /** Name and zone of the reader, for the frame. */
  readonly reader: (tx: Tx, actor: Actor) => Promise<NonNullable<Page['reader']>>
  /** The row of places, by role. */
  readonly places: (roles: readonly string[], language: Page['language']) => readonly Place[]
  /** The whole document around a page. */
  readonly frame: (page: Page, shown: Shown, assets: Assets, places: readonly Place[]) => VNode
  readonly realNow: () => Instant
  /** Address of the reverse proxy, believed when it says who is calling. */
  readonly proxy?: string
  /** How much one caller may ask; left out, as much as the machine gives. */
  readonly limits?: Limits
}

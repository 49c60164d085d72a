import type { ComponentChildren } from 'preact'
import type { PublicLanguage } from '#kernel/public-language.ts'
import type { Instant } from '#kernel/time.ts'
import type { Databases } from '#platform/db/tx.ts'
import type { Vault } from '#platform/sealing/vault.ts'

/** A file that came with a form. It lies in memory only. */
export type PublicFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }

/** What a public page shows inside `<main>`. The title is neutral: what it is about stands in the heading, never in the title. */
export type PublicShown = {
  readonly title: string
  readonly body: ComponentChildren
  readonly status?: number
  /** The browser is told to forget what it keeps of this site: when a thread is closed, never when somebody leaves. */
  readonly forget?: boolean
  /** Names of scripts in `src/ui/client/public`, without ending. The page is whole without them. */
  readonly scripts?: readonly string[]
  /** The heading says another language than the page's (a text that is not translated). */
  readonly lang?: string
}

/**
 * A request of somebody we do not know and do not want to know. There is no actor, no session, no cookie, and no way to the address or
 * the agent: `caller` is a number that nobody can turn back, made with a key that lives in memory for one day.
 */
export type PublicVisit = {
  readonly params: Readonly<Record<string, string>>
  /** What was sent; empty for a look. A field sent twice keeps the first. */
  readonly fields: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, readonly PublicFile[]>>
  /** Why the files of a form could not be taken, though its words were: they are in `fields`, unless they stood after the files. */
  readonly lost: 'too-large' | 'busy' | null
  readonly language: PublicLanguage
  readonly path: string
  readonly databases: Databases
  readonly vault: Vault
  /** The real clock. What is stored of it is a day, never finer. */
  readonly realNow: Instant
  /** For slowing down, in memory only; never stored. */
  readonly caller: string
  readonly show: (shown: PublicShown) => Response
  readonly seeOther: (path: string) => Response
}

type Common = {
  /** Begins with `/:language/`. What follows is neutral: it stands in a browser's history. */
  readonly path: string
  readonly name: string
  /** Listed by the site as the place to write, or to open what was answered. */
  readonly menu?: 'write' | 'answer'
  readonly show: (visit: PublicVisit) => Promise<Response>
}

export type PublicPage = Common & { readonly kind: 'page' }
export type PublicForm = Common & {
  readonly kind: 'form'
  readonly post: (visit: PublicVisit) => Promise<Response>
  /** Takes files (`multipart/form-data`), in all so many bytes; without it a form takes words only, 256 kB. */
  readonly files?: { readonly most: number }
}
export type PublicDoor = PublicPage | PublicForm

/** A form anybody may send: the same, and what is sent is in no address. */
export const publicForm = (door: Omit<PublicForm, 'kind'>): PublicDoor => ({ kind: 'form', ...door })

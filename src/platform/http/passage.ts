import type { Instant } from '#kernel/time.ts'
import type { Language } from '#kernel/language.ts'
import type { Databases } from '#platform/db/tx.ts'
import type { Page, Shown } from '#ui/page.ts'

/** A request of somebody not signed in (sign-in, invitation). It has no actor and no transaction. */
export type Passage = {
  readonly request: Request
  readonly params: Readonly<Record<string, string>>
  readonly language: Language
  readonly databases: Databases
  /** Real time, for sign-in and codes. */
  readonly realNow: Instant
  readonly page: Page
  /** The form that was sent, already past the cross-origin checks and the token; empty for a look. */
  readonly fields: Readonly<Record<string, string>>
  readonly answer: (shown: Shown, status?: number, headers?: Readonly<Record<string, string>>) => Response
  readonly redirect: (to: string, headers?: Readonly<Record<string, string>>) => Response
  readonly json: (body: unknown, status?: number, headers?: Readonly<Record<string, string>>) => Response
  /** The session token the caller came with, if any. */
  readonly token: string | null
  /** The `Set-Cookie` value that keeps this session token; `null` forgets it. */
  readonly cookie: (token: string | null) => string
  /** Hash of the caller's network address, for slowing guesses; never stored with anything else. */
  readonly caller: Uint8Array
}

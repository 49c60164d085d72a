import type { Instant } from '#kernel/time.ts'
import type { Databases, Tx } from '#platform/db/tx.ts'
import type { Door, OpenDoor } from '#platform/http/door.ts'
import type { PublicDoor } from '#platform/http/public-door.ts'
import type { Visit } from '#platform/http/visit.ts'

/** One line of My day: neutral words, and a link to exactly what it counts. */
export type DayItem = {
  readonly column: 'now' | 'today' | 'waiting'
  readonly href: string
  readonly text: string
  readonly count: number
  readonly late: boolean
  readonly due: Instant | null
}

/** Work the clock does, inside `serve`, exactly once across copies. It reads coded columns only, never text. */
export type Job = {
  readonly name: string
  /** How often it looks, in seconds. */
  readonly every: number
  /** Runs in one transaction as the clock's own role; must be safe to repeat. The vault is there to shred in, never to open. */
  readonly run: (tx: Tx, now: Instant, databases: Pick<Databases, 'vault'>) => Promise<void>
}

/** A room, as the front door plugs it in. */
export type Capability = {
  readonly name: string
  /** Folder with numbered SQL. */
  readonly migrations?: string
  /** Dated reference data the room keeps in its tables; run after migrations, as the migrator. Safe to repeat. */
  readonly furnish?: (tx: Tx) => Promise<void>
  readonly doors: readonly Door[]
  /** Doors that need no sign-in. They get no actor. A test lists them all. */
  readonly openDoors?: readonly OpenDoor[]
  /** Doors on the public port: no actor, no cookie, no log. */
  readonly publicDoors?: readonly PublicDoor[]
  readonly today?: (visit: Visit) => Promise<readonly DayItem[]>
  readonly jobs?: readonly Job[]
}

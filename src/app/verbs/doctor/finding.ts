import type { Config } from '#platform/config/config.ts'
import type { Admins } from '#platform/db/open.ts'
import type { Tx } from '#platform/db/tx.ts'

/** What the doctor found about one thing, and what to do about it. */
export type Finding = {
  readonly name: string
  readonly state: 'good' | 'look' | 'fault'
  readonly finding: string
  readonly remedy?: string
}

export const good = (name: string, finding: string): Finding => ({ name, state: 'good', finding })
/** Nothing is broken; somebody should know. */
export const look = (name: string, finding: string, remedy: string): Finding => ({ name, state: 'look', finding, remedy })
export const fault = (name: string, finding: string, remedy: string): Finding => ({ name, state: 'fault', finding, remedy })

/** A check of databases that answer. */
export type Check = (admins: Admins, config: Config) => Promise<readonly Finding[]>

/** What is asked of the rooms' tables: as their owner, in one look, and nothing is written. */
export type RoomCheck = (tx: Tx, admins: Admins) => Promise<readonly Finding[]>

import type { Config } from '#platform/config/config.ts'
import type { Admins } from '#platform/db/open.ts'

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

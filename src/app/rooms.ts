import { cases } from '#capabilities/cases/capability.ts'
import { contact } from '#capabilities/contact/capability.ts'
import { cooperation } from '#capabilities/cooperation/capability.ts'
import { dutiesToHandOver } from '#capabilities/directory/contract.ts'
import { directory } from '#capabilities/directory/capability.ts'
import { costs } from '#capabilities/costs/capability.ts'
import { information } from '#capabilities/information/capability.ts'
import { people } from '#capabilities/people/capability.ts'
import { handOverChecks } from '#capabilities/people/contract.ts'
import { protection } from '#capabilities/protection/capability.ts'
import { returningAt } from '#capabilities/returning/capability.ts'
import { support } from '#capabilities/support/capability.ts'
import { statistics } from '#capabilities/statistics/capability.ts'
import type { Capability } from '#platform/http/capability.ts'
import type { Tx } from '#platform/db/tx.ts'

export type RoomNeeds = { readonly kek: Uint8Array; readonly pepper: Uint8Array; readonly version: string; readonly publicOrigin?: string }

handOverChecks.push(dutiesToHandOver)

/** The whole application, as a list. A new capability is one more line, in the order of `architecture/order.mjs`. */
export const furnish = (needs: RoomNeeds): readonly Capability[] => [
  people({ secrets: { kek: needs.kek, pepper: needs.pepper }, version: needs.version }),
  directory,
  cases,
  contact,
  cooperation,
  protection,
  support,
  costs,
  returningAt(needs.publicOrigin ?? ''),
  statistics,
  information,
]

/** The reference data of the rooms, in their order. */
export const furnishings = (): readonly ((tx: Tx) => Promise<void>)[] => {
  const nothing = new Uint8Array(32)
  return furnish({ kek: nothing, pepper: nothing, version: '' }).flatMap((room) => (room.furnish ? [room.furnish] : []))
}

import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Officer } from '#platform/sealing/recovery.ts'
import { asThree } from '#capabilities/people/commands/set-up-zone.ts'
import type { ThreeOfficers } from '#capabilities/people/commands/share-key.ts'
import { findByStaffCode, findStaff, publicKeysOf } from '#capabilities/people/store/staff.ts'

/** What was chosen: a colleague's id, or the staff code of somebody of another zone. */
export type Chosen = { readonly colleague: Id | null; readonly code: string | null }

/** The three officers meant: different people, each with the role and with keys. */
export async function chooseOfficers(visit: Visit, chosen: readonly Chosen[]): Promise<Result<ThreeOfficers, { readonly kind: 'not-three' }>> {
  const officers: Officer[] = []
  for (const { colleague, code } of chosen) {
    const id = code === null ? colleague : await findByStaffCode(visit.tx, code.toUpperCase())
    if (id === null) return refuse({ kind: 'not-three' })
    const staff = (await findStaff(visit.tx, [id])).get(id)
    const publicKey = (await publicKeysOf(visit.tx, [id])).get(id)
    if (!staff?.active || !staff.roles.includes('key_officer') || publicKey === undefined) return refuse({ kind: 'not-three' })
    officers.push({ id, publicKey })
  }
  const three = asThree(officers)
  return three === null ? refuse({ kind: 'not-three' }) : accept(three)
}

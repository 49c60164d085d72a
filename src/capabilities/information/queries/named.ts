import type { Language } from '#kernel/language.ts'
import type { Tx } from '#platform/db/tx.ts'
import { findFunctions } from '#capabilities/directory/contract.ts'
import { findStaff } from '#capabilities/people/contract.ts'
import type { Version } from '#capabilities/information/domain/version.ts'
import type { Named } from '#capabilities/information/pages/staff-parts.tsx'

/** Versions with the names of who proposed and decided, and of the function. */
export async function nameThem(tx: Tx, versions: readonly Version[], language: Language): Promise<readonly Named[]> {
  const staff = await findStaff(
    tx,
    versions.flatMap(({ proposedBy, decidedBy }) => (decidedBy === null ? [proposedBy] : [proposedBy, decidedBy])),
  )
  const functions = await findFunctions(
    tx,
    versions.flatMap(({ functionId }) => functionId ?? []),
  )
  const nameOf = (id: string): string => staff.get(id)?.name ?? '–'
  return versions.map((version) => {
    const found = functions.find(({ id }) => id === version.functionId)
    return {
      ...version,
      by: nameOf(version.proposedBy),
      decider: version.decidedBy === null ? null : nameOf(version.decidedBy),
      functionName: found ? (language === 'en' ? found.nameEn : found.nameSv) : null,
    }
  })
}

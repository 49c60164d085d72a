import type { Tx } from '#platform/db/tx.ts'
import { findMunicipality, searchMunicipalities } from '#capabilities/directory/contract.ts'
import { placeUnknown } from '#capabilities/contact/domain/codes.ts'

const unknown = new Set([placeUnknown, 'vet inte', 'not known', 'unknown'])

/** `null` for a place nobody knew. */
export const municipalityName = async (tx: Tx, code: string): Promise<string | null> =>
  code === placeUnknown ? null : ((await findMunicipality(tx, code))?.name ?? null)

/** A code, from a code or a whole name as somebody types it; `null` when there is no such municipality. */
export async function readMunicipality(tx: Tx, typed: string): Promise<string | null> {
  const words = typed
    .trim()
    .toLocaleLowerCase('sv')
    .replace(/ kommun$/, '')
  if (unknown.has(words)) return placeUnknown
  const found = await searchMunicipalities(tx, words)
  return found.find((each) => each.code === words || each.name.toLocaleLowerCase('sv') === words)?.code ?? null
}

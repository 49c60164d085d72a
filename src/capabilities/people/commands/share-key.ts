import { sealTo } from '#platform/sealing/pair.ts'
import { splitForOfficers } from '#platform/sealing/recovery.ts'
import type { Officer } from '#platform/sealing/recovery.ts'
import type { OrderedShare } from '#capabilities/people/store/keys.ts'

export type ThreeOfficers = readonly [Officer, Officer, Officer]

/** Every ordered pair of the three, so that whoever comes first can begin. */
export function shareKey(privateKey: Uint8Array, officers: ThreeOfficers): readonly OrderedShare[] {
  const keyOf = (id: string): Uint8Array => {
    const officer = officers.find((one) => one.id === id)
    if (!officer) throw new Error('a share for somebody who is no officer')
    return officer.publicKey
  }
  return splitForOfficers(privateKey, officers).flatMap(({ first, second, share }) => [
    { outer: second, inner: first, share },
    { outer: first, inner: second, share: sealTo(keyOf(first), sealTo(keyOf(second), privateKey)) },
  ])
}

import type { KeyRing } from '#platform/sealing/keyring.ts'
import { newPair, pairOf } from '#platform/sealing/pair.ts'
import { keyRing } from '#platform/sealing/session-keys.ts'

/** A person with keys, for one test. */
export type Somebody = { readonly id: string; readonly publicKey: Uint8Array; readonly privateKey: Uint8Array; readonly keys: KeyRing }

export const somebody = (): Somebody => {
  const { publicKey, privateKey } = newPair()
  return { id: crypto.randomUUID(), publicKey, privateKey, keys: keyRing(pairOf(privateKey.slice())) }
}

/** The same bytes with one bit another way. */
export const flip = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = bytes.slice()
  const bit = at % (copy.length * 8)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

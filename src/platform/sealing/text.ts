import { NotOpened, open, seal } from '#platform/sealing/aead.ts'
import { pad, unpad, type Padding } from '#platform/sealing/padding.ts'
import { wipe } from '#platform/sealing/sodium.ts'

/** Pads, so that the length says little, then seals. */
export const sealText = (key: Uint8Array, words: string, aad: string, kind: Padding = 'stepped'): Uint8Array => {
  const padded = pad(new TextEncoder().encode(words), kind)
  const sealed = seal(key, padded, aad)
  wipe(padded)
  return sealed
}

/** @throws UnknownFormat, NotOpened */
export const openText = (key: Uint8Array, sealed: Uint8Array, aad: string): string => {
  const padded = open(key, sealed, aad)
  const bytes = unpad(padded)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new NotOpened()
  } finally {
    wipe(padded)
    wipe(bytes)
  }
}

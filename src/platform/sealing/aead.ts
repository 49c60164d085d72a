import { keyLength, openWithKey, sealWithKey } from '#platform/sealing/sodium.ts'

/** The first byte names a format this program does not know. It is refused, never guessed at. */
export class UnknownFormat extends Error {
  override readonly name = 'UnknownFormat'
}

/** Wrong key, wrong place, or altered. Which of them is not said. */
export class NotOpened extends Error {
  override readonly name = 'NotOpened'
}

const format = 1

/** The format byte is bound as well, so that bytes of one format never pass as another. */
const bind = (aad: string): Uint8Array => new TextEncoder().encode(`${format}|${aad}`)

/**
 * XChaCha20-Poly1305-IETF: format byte, 24 random bytes, sealed bytes with tag.
 * `aad` says where it belongs (table, row, field, key version); it opens nowhere else.
 */
export const seal = (key: Uint8Array, plain: Uint8Array, aad: string): Uint8Array => {
  if (key.length !== keyLength) throw new RangeError('a key is 32 bytes')
  const sealed = sealWithKey(key, plain, bind(aad))
  const whole = new Uint8Array(1 + sealed.length)
  whole[0] = format
  whole.set(sealed, 1)
  return whole
}

/**
 * @throws UnknownFormat when the first byte is not known
 * @throws NotOpened when the key is another, it was moved, or a bit was altered
 */
export const open = (key: Uint8Array, sealed: Uint8Array, aad: string): Uint8Array => {
  if (sealed[0] !== format) throw new UnknownFormat()
  const plain = key.length === keyLength ? openWithKey(key, sealed.subarray(1), bind(aad)) : null
  if (plain === null) throw new NotOpened()
  return plain
}

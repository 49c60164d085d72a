import { NotOpened, UnknownFormat } from '#platform/sealing/aead.ts'
import { drawPair, openWithPrivate, publicHalf, sealToPublic } from '#platform/sealing/sodium.ts'

/** An X25519 key pair. */
export type Pair = {
  readonly publicKey: Uint8Array
  readonly privateKey: Uint8Array
}

const format = 1

export const newPair = (): Pair => drawPair()

/** The whole pair again, from its private half. */
export const pairOf = (privateKey: Uint8Array): Pair => ({ publicKey: publicHalf(privateKey), privateKey })

/** Seals to a person: the sender needs no key, and cannot open what was made. First byte: format version. */
export const sealTo = (publicKey: Uint8Array, bytes: Uint8Array): Uint8Array => {
  const box = sealToPublic(publicKey, bytes)
  const whole = new Uint8Array(1 + box.length)
  whole[0] = format
  whole.set(box, 1)
  return whole
}

/**
 * @throws UnknownFormat when the first byte is not known
 * @throws NotOpened when it was sealed to somebody else or altered
 */
export const openSealed = (pair: Pair, box: Uint8Array): Uint8Array => {
  if (box[0] !== format) throw new UnknownFormat()
  const plain = openWithPrivate(pair.publicKey, pair.privateKey, box.subarray(1))
  if (plain === null) throw new NotOpened()
  return plain
}

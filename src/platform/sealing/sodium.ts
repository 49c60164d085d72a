import { randomFillSync } from 'node:crypto'
import sodium from 'libsodium-wrappers-sumo'

/*
 * The only file that knows the library. What it lets out takes no nonce: randomness is drawn here, inside,
 * so that no caller can repeat one.
 */
await sodium.ready

/** Loading this file already waits for the library; a start-up may wait in words. */
export const ready = async (): Promise<void> => {
  await sodium.ready
}

export const keyLength = 32
const nonceLength = 24
const tagLength = 16

/** From node:crypto: the same source, and twenty times faster than through the library. */
export const randomBytes = (length: number): Uint8Array => randomFillSync(new Uint8Array(length))

/** XChaCha20-Poly1305-IETF: 24 random bytes, then the sealed bytes and their tag. */
export const sealWithKey = (key: Uint8Array, plain: Uint8Array, bound: Uint8Array): Uint8Array => {
  const drawn = randomBytes(nonceLength)
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound, null, drawn, key)
  const whole = new Uint8Array(nonceLength + sealed.length)
  whole.set(drawn)
  whole.set(sealed, nonceLength)
  return whole
}

/** `null` when the key is wrong, or anything was altered. */
export const openWithKey = (key: Uint8Array, whole: Uint8Array, bound: Uint8Array): Uint8Array | null => {
  if (whole.length < nonceLength + tagLength) return null
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, whole.subarray(nonceLength), bound, whole.subarray(0, nonceLength), key)
  } catch {
    return null
  }
}

/** X25519. */
export const drawPair = (): { publicKey: Uint8Array; privateKey: Uint8Array } => {
  const { publicKey, privateKey } = sodium.crypto_box_keypair()
  return { publicKey, privateKey }
}

export const publicHalf = (privateKey: Uint8Array): Uint8Array => sodium.crypto_scalarmult_base(privateKey)

/** A sealed box: anybody can make one, only the holder of the private half opens it. */
export const sealToPublic = (publicKey: Uint8Array, plain: Uint8Array): Uint8Array => sodium.crypto_box_seal(plain, publicKey)

/** `null` when it was sealed to somebody else or altered. */
export const openWithPrivate = (publicKey: Uint8Array, privateKey: Uint8Array, box: Uint8Array): Uint8Array | null => {
  try {
    return sodium.crypto_box_seal_open(box, publicKey, privateKey)
  } catch {
    return null
  }
}

/** Overwrites with zeros. The library's own copies are out of reach (`docs/decisions/0003-sealing.md`). */
export const wipe = (bytes: Uint8Array): void => {
  bytes.fill(0)
}

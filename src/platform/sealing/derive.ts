import { createHash, createSecretKey, hkdfSync } from 'node:crypto'
import { keyLength } from '#platform/sealing/sodium.ts'

const none = new Uint8Array(0)

/** HKDF-SHA-256, 32 bytes. `purpose` keeps keys made from the same secret apart. Bare bytes would be made a key of all the same, in twice the time. */
export const deriveKey = (secret: Uint8Array, purpose: string, salt: Uint8Array = none): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', createSecretKey(secret), salt, purpose, keyLength))

export const sha256 = (bytes: Uint8Array | string): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())

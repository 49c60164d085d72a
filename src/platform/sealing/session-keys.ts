import { NotOpened, open, seal } from '#platform/sealing/aead.ts'
import { deriveKey, sha256 } from '#platform/sealing/derive.ts'
import type { KeyRing } from '#platform/sealing/keyring.ts'
import { openSealed, type Pair } from '#platform/sealing/pair.ts'
import { randomBytes, wipe } from '#platform/sealing/sodium.ts'

/** 32 random bytes in base64url. The person's browser has it; the database knows only hashes of it. */
export const newToken = (): string => Buffer.from(randomBytes(32)).toString('base64url')

const shape = /^[A-Za-z0-9_-]{43}$/
/** Ask this of what comes in from outside, before anything is looked up. */
export const isToken = (text: string): boolean => shape.test(text)

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export const tokenHash = (token: string): Uint8Array => sha256(utf8(token))

/** What the database is handed as `app.ctx`. It does not lead back to the token, so it opens no blob. */
export const dbToken = (token: string): string => Buffer.from(deriveKey(utf8(token), 'db/v1')).toString('hex')

/** As `authz.enter` computes it. */
export const ctxHash = (ctx: string): Uint8Array => sha256(utf8(ctx))

const blobKey = (token: string): Uint8Array => deriveKey(utf8(token), 'sess/v1')

/** The private key for as long as the session lasts: a restart keeps it, the database alone cannot read it. */
export const sessionBlob = (token: string, privateKey: Uint8Array): Uint8Array => seal(blobKey(token), privateKey, 'sess/v1')

/** @throws UnknownFormat, or NotOpened when the token is another's */
export const openBlob = (token: string, blob: Uint8Array): Uint8Array => open(blobKey(token), blob, 'sess/v1')

const held = new WeakMap<KeyRing, Pair>()

/** Takes the pair over: `closeKeyRing` wipes its private half. */
export const keyRing = (pair: Pair): KeyRing => {
  const ring: KeyRing = {
    publicKey: pair.publicKey,
    open: (box) => {
      const own = held.get(ring)
      if (!own) throw new NotOpened()
      return openSealed(own, box)
    },
  }
  held.set(ring, pair)
  return ring
}

/** After this the ring opens nothing. Safe to repeat. */
export const closeKeyRing = (ring: KeyRing): void => {
  const pair = held.get(ring)
  if (!pair) return
  held.delete(ring)
  wipe(pair.privateKey)
}

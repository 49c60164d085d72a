import { NotOpened, open, seal, UnknownFormat } from '#platform/sealing/aead.ts'
import { keyLength, randomBytes } from '#platform/sealing/sodium.ts'
import type { Instant } from '#kernel/time.ts'
import type { Held } from '#capabilities/contact/commands/hold-thread.ts'

const minutes = 15 * 60_000
const base = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const back = (words: string): Uint8Array => new Uint8Array(Buffer.from(words, 'base64url'))

/**
 * What travels in a hidden field from one page to the next, because there is no cookie and nothing is stored: an open thread, a puzzle, the
 * receipt while it is being written down. Sealed under a key that lives in the memory of this copy of the program, and over after 15 minutes.
 */
export type Pocket = {
  readonly put: (kind: string, held: string, now: Instant) => string
  /** `null` when it is over, altered, of another kind, or of a program that has been started anew. */
  readonly take: (kind: string, token: string, now: Instant, lasts?: number) => string | null
}

export function makePocket(): Pocket {
  const key = randomBytes(keyLength)
  return {
    put: (kind, held, now) => base(seal(key, new TextEncoder().encode(`${now.getTime()}|${held}`), `pocket/v1|${kind}`)),
    take: (kind, token, now, lasts = minutes) => {
      if (token === '' || token.length > 2000) return null
      try {
        const [, at = '', held = ''] = /^(\d+)\|(.*)$/s.exec(new TextDecoder().decode(open(key, back(token), `pocket/v1|${kind}`))) ?? []
        const age = now.getTime() - Number(at)
        return age >= 0 && age <= lasts ? held : null
      } catch (fault) {
        if (fault instanceof NotOpened || fault instanceof UnknownFormat) return null
        throw fault
      }
    },
  }
}

export const writeHeld = ({ id, proof, key }: Held): string => `${id}|${base(proof)}|${base(key)}`
export function readHeldToken(text: string): Held | null {
  const [id = '', proof = '', key = ''] = text.split('|')
  return id === '' || proof === '' || key === '' ? null : { id, proof: back(proof), key: back(key) }
}

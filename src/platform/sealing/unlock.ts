import type { Id } from '#kernel/id.ts'
import { open, seal } from '#platform/sealing/aead.ts'

const place = (personId: Id): string => `unlock/v1|${personId}`

/** The private half at rest, under a key that only the passphrase gives. Bound to the person: it opens on no other row. */
export const lockPrivateKey = (unlockKey: Uint8Array, privateKey: Uint8Array, personId: Id): Uint8Array => seal(unlockKey, privateKey, place(personId))

/** @throws UnknownFormat, or NotOpened when the passphrase was wrong or the row was moved */
export const openPrivateKey = (unlockKey: Uint8Array, locked: Uint8Array, personId: Id): Uint8Array => open(unlockKey, locked, place(personId))

import type { Id } from '#kernel/id.ts'
import type { KeyRing } from '#platform/sealing/keyring.ts'
import { sealTo } from '#platform/sealing/pair.ts'

export type Officer = { readonly id: Id; readonly publicKey: Uint8Array }

/** `first` opens last: `second` takes off the outer seal, and what is then left only `first` can open. */
export type Share = { readonly first: Id; readonly second: Id; readonly share: Uint8Array }

/** Any two of three, with no cryptography of our own: for each two officers the key sealed to one, and that sealed to the other. */
export const splitForOfficers = (privateKey: Uint8Array, officers: readonly [Officer, Officer, Officer]): readonly Share[] => {
  const [a, b, c] = officers.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const differ = (one: Officer, other: Officer): boolean => one.id !== other.id && !Buffer.from(one.publicKey).equals(other.publicKey)
  if (!a || !b || !c || !differ(a, b) || !differ(b, c) || !differ(a, c)) throw new RangeError('three officers are three persons with a key each')
  const share = (first: Officer, second: Officer): Share => ({
    first: first.id,
    second: second.id,
    share: sealTo(second.publicKey, sealTo(first.publicKey, privateKey)),
  })
  return [share(a, b), share(a, c), share(b, c)]
}

/** Done by `second`. The half that is left may wait in the database: only `first` opens it. @throws NotOpened */
export const openOuter = (second: KeyRing, share: Uint8Array): Uint8Array => second.open(share)

/** Done by `first`; gives the private key. @throws NotOpened */
export const openInner = (first: KeyRing, half: Uint8Array): Uint8Array => first.open(half)

/** Both at once, where both are present. @throws NotOpened */
export const openShare = (first: KeyRing, second: KeyRing, share: Uint8Array): Uint8Array => openInner(first, openOuter(second, share))

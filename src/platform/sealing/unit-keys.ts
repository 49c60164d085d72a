import { NotOpened, open, seal, UnknownFormat } from '#platform/sealing/aead.ts'
import { deriveKey } from '#platform/sealing/derive.ts'
import type { KeyRing } from '#platform/sealing/keyring.ts'
import { sealTo } from '#platform/sealing/pair.ts'
import { keyLength, randomBytes, wipe } from '#platform/sealing/sodium.ts'

/** The keys one person was given, by `class/version`. */
export type Bundle = ReadonlyMap<string, Uint8Array>

/** The one secret all class keys come from. Whoever holds it holds every class and version. */
export const newSeed = (): Uint8Array => randomBytes(keyLength)

const classShape = /^[A-Za-z0-9_.-]{1,64}$/
const checked = (cls: string, version: number): void => {
  if (!classShape.test(cls) || !Number.isSafeInteger(version) || version < 1) throw new RangeError('a class is a short code, a version a whole number from 1')
}

/** How a key is named in a bundle. */
export const bundleName = (cls: string, version: number): string => `${cls}/${version}`

export const classKey = (seed: Uint8Array, cls: string, version: number): Uint8Array => {
  checked(cls, version)
  if (seed.length !== keyLength) throw new RangeError('a seed is 32 bytes')
  return deriveKey(seed, `class/v1|${cls}|${version}`)
}

/** The keys of these classes and no others. */
export const bundleOf = (seed: Uint8Array, classes: Iterable<string>, version: number): Bundle =>
  new Map(Array.from(classes, (cls) => [bundleName(cls, version), classKey(seed, cls, version)]))

/** `null` when this class, or this version of it, was not given. */
export const keyIn = (bundle: Bundle, cls: string, version: number): Uint8Array | null => bundle.get(bundleName(cls, version)) ?? null

const format = 1
const headLength = 3

/** By code unit, not by language: the same bundle gives the same bytes everywhere. */
const ascending = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Format byte, how many (2 bytes); then for each, in order of name: length of name, name, key. */
export const writeBundle = (bundle: Bundle): Uint8Array => {
  const entries = [...bundle].sort(([one], [other]) => ascending(one, other)).map(([name, key]) => ({ name: new TextEncoder().encode(name), key }))
  const bytes = new Uint8Array(entries.reduce((length, { name }) => length + 1 + name.length + keyLength, headLength))
  bytes.set([format, entries.length >> 8, entries.length & 0xff])
  let at = headLength
  for (const { name, key } of entries) {
    if (key.length !== keyLength || name.length === 0 || name.length > 255) throw new RangeError('a bundle holds named keys of 32 bytes')
    bytes[at] = name.length
    bytes.set(name, at + 1)
    bytes.set(key, at + 1 + name.length)
    at += 1 + name.length + keyLength
  }
  return bytes
}

/** @throws UnknownFormat, or NotOpened when it is not exactly what `writeBundle` makes */
export const readBundle = (bytes: Uint8Array): Bundle => {
  if (bytes[0] !== format) throw new UnknownFormat()
  const count = ((bytes[1] ?? 0) << 8) | (bytes[2] ?? 0)
  const bundle = new Map<string, Uint8Array>()
  let at = headLength
  let before = ''
  for (let index = 0; index < count; index += 1) {
    const nameEnd = at + 1 + (bytes[at] ?? 0)
    const name = new TextDecoder().decode(bytes.subarray(at + 1, nameEnd))
    const key = bytes.slice(nameEnd, nameEnd + keyLength)
    if (key.length !== keyLength || ascending(before, name) >= 0) throw new NotOpened()
    bundle.set(name, key)
    before = name
    at = nameEnd + keyLength
  }
  if (at !== bytes.length) throw new NotOpened()
  return bundle
}

/** Who may open it, and under what. `aad` names the unit and the person, so that a wrap cannot be moved. */
type Wrapping = { readonly vaultKey: Uint8Array; readonly publicKey: Uint8Array; readonly aad: string }
type Opening = { readonly vaultKey: Uint8Array; readonly keys: KeyRing; readonly wrap: Uint8Array; readonly aad: string }

/** A sealed box inside an AEAD: without the vault key nobody opens it, and nobody plants one. */
const wrapUnder = (what: string, { vaultKey, publicKey, aad }: Wrapping, bytes: Uint8Array): Uint8Array =>
  seal(vaultKey, sealTo(publicKey, bytes), `${what}|${aad}`)

const openUnder = (what: string, { vaultKey, keys, wrap, aad }: Opening): Uint8Array => keys.open(open(vaultKey, wrap, `${what}|${aad}`))

export const wrapBundle = ({ bundle, ...to }: Wrapping & { readonly bundle: Bundle }): Uint8Array => {
  const bytes = writeBundle(bundle)
  const wrap = wrapUnder('bundle/v1', to, bytes)
  wipe(bytes)
  return wrap
}

/** @throws UnknownFormat, or NotOpened when it was sealed to another, moved, altered, or planted without the vault key */
export const openBundle = (opening: Opening): Bundle => {
  const bytes = openUnder('bundle/v1', opening)
  const bundle = readBundle(bytes)
  wipe(bytes)
  return bundle
}

/** The seed itself, for recovery only. */
export const wrapSeed = ({ seed, ...to }: Wrapping & { readonly seed: Uint8Array }): Uint8Array => {
  if (seed.length !== keyLength) throw new RangeError('a seed is 32 bytes')
  return wrapUnder('seed/v1', to, seed)
}

/** @throws UnknownFormat, NotOpened */
export const openSeed = (opening: Opening): Uint8Array => {
  const seed = openUnder('seed/v1', opening)
  if (seed.length !== keyLength) throw new NotOpened()
  return seed
}

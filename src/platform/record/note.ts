import { createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto'

/** The signed state of the record: so many events, and the root over them. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Buffer }

/** The installation of an origin. After a restored backup the origin is `lilja/<installation>/2`, and so on. */
export const houseOf = (origin: string): string => origin.split('/').slice(0, 2).join('/')

/** C2SP signed-note: Ed25519 is algorithm 1, and a public key is told apart by its name and the first four bytes of a hash. */
const ed25519 = Buffer.from([1])

export const publicBytes = (key: KeyObject): Buffer => {
  const jwk = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' })
  if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || jwk.x === undefined) throw new TypeError('checkpoints are signed with Ed25519')
  return Buffer.from(jwk.x, 'base64url')
}

/** Asked for every note there is; a key does not change. */
const known = new WeakMap<KeyObject, Buffer>()
const knownBytes = (key: KeyObject): Buffer => {
  const bytes = known.get(key) ?? publicBytes(key)
  known.set(key, bytes)
  return bytes
}

const keyId = (name: string, key: Buffer): Buffer => hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), ed25519, key]), 'buffer').subarray(0, 4)

/** `name+key id+key`, as C2SP writes a verifier key. */
export const verifierKey = (name: string, key: KeyObject): string => {
  const bytes = publicBytes(key)
  return `${name}+${keyId(name, bytes).toString('hex')}+${Buffer.concat([ed25519, bytes]).toString('base64')}`
}

/** `null` when the text is not a verifier key, or its parts disagree. */
export const readVerifierKey = (text: string): { readonly name: string; readonly key: KeyObject } | null => {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? []
  if (name === undefined || id === undefined || encoded === undefined) return null
  const bytes = Buffer.from(encoded, 'base64')
  if (bytes.length !== 33 || bytes[0] !== 1 || keyId(name, bytes.subarray(1)).toString('hex') !== id) return null
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(1).toString('base64url') }, format: 'jwk' })
  return { name, key }
}

export const signNote = ({ origin, size, root }: Checkpoint, key: KeyObject): string => {
  const text = `${origin}\n${size}\n${root.toString('base64')}\n`
  const signature = Buffer.concat([keyId(origin, publicBytes(key)), sign(null, Buffer.from(text), key)])
  return `${text}\n— ${origin} ${signature.toString('base64')}\n`
}

const shape = /^([^\s+]+)\n(0|[1-9]\d*)\n([A-Za-z0-9+/]{43}=)\n\n— (\S+) ([A-Za-z0-9+/=]+)\n$/

/** `null` when the note is not one, was not signed with this key, or was changed after. */
export const openNote = (note: string, key: KeyObject): Checkpoint | null => {
  const [, origin, size, root, signer, encoded] = shape.exec(note) ?? []
  if (origin === undefined || size === undefined || root === undefined || signer !== origin || encoded === undefined) return null
  const signature = Buffer.from(encoded, 'base64')
  const text = note.slice(0, note.indexOf('\n\n') + 1)
  const isKnown = signature.length === 68 && signature.subarray(0, 4).equals(keyId(origin, knownBytes(key)))
  if (!isKnown || !verify(null, Buffer.from(text), key, signature.subarray(4))) return null
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') }
}

/** Notes one after another, with an empty line between, as `export` writes them. */
export const splitNotes = (text: string): readonly string[] => text.match(/[^\n]+\n\d+\n[^\n]+\n\n— [^\n]+\n/g) ?? []

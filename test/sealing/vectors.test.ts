import { argon2Sync, hkdfSync } from 'node:crypto'
import sodium from 'libsodium-wrappers-sumo'
import { describe, expect, it } from 'vitest'
import { deriveKey, sha256 } from '#platform/sealing/derive.ts'
import { deriveMaster } from '#platform/sealing/passphrase.ts'
import { openWithKey, publicHalf, ready } from '#platform/sealing/sodium.ts'

const from = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'))
const hex = (bytes: Uint8Array | ArrayBuffer): string => Buffer.from(bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes).toString('hex')
const run = (first: number, length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => first + index)
await ready()

describe('INV-17: published vectors on the libraries that are shipped', () => {
  it('XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03, A.3.1)', () => {
    const plain = new TextEncoder().encode("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.")
    const [aad, key, start] = [from('50515253c0c1c2c3c4c5c6c7'), run(0x80, 32), run(0x40, 24)]
    const expected = from(`
      bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb
      731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452
      2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9
      21f9664c97637da9768812f615c68b13b52e
      c0875924c1c7987947deafd8780acf49`)
    expect(hex(sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, aad, null, start, key))).toBe(hex(expected))
    expect(openWithKey(key, new Uint8Array([...start, ...expected]), aad)).toEqual(plain)
  })

  it('X25519 (RFC 7748, 5.2 and 6.1)', () => {
    const product = (scalar: string, point: string): string => hex(sodium.crypto_scalarmult(from(scalar), from(point)))
    expect(
      product('a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4', 'e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c'),
    ).toBe('c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552')
    const alice = [
      '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a',
      '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
    ] as const
    const bob = [
      '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb',
      'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f',
    ] as const
    for (const [secret, open] of [alice, bob]) expect(hex(publicHalf(from(secret)))).toBe(open)
    const shared = '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742'
    expect([product(alice[0], bob[1]), product(bob[0], alice[1])]).toEqual([shared, shared])
  })

  it('HKDF-SHA-256 (RFC 5869, cases 1 and 3)', () => {
    const secret = new Uint8Array(22).fill(0x0b)
    expect(hex(hkdfSync('sha256', secret, run(0, 13), run(0xf0, 10), 42))).toBe(
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    )
    expect(hex(deriveKey(secret, ''))).toBe('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d')
  })

  it('Argon2id (RFC 9106, 5.3)', () => {
    const tag = argon2Sync('argon2id', {
      message: new Uint8Array(32).fill(1),
      nonce: new Uint8Array(16).fill(2),
      secret: new Uint8Array(8).fill(3),
      associatedData: new Uint8Array(12).fill(4),
      parallelism: 4,
      tagLength: 32,
      memory: 32,
      passes: 3,
    })
    expect(hex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659')
  })

  it('Argon2id as we call it agrees with a second implementation', async () => {
    const salt = run(1, 16)
    const theirs = sodium.crypto_pwhash(32, 'tre gröna hästar äter'.normalize('NFKC'), salt, 2, 256 * 1024, sodium.crypto_pwhash_ALG_ARGON2ID13)
    expect(await deriveMaster('tre gröna hästar äter', salt, { memory: 256, passes: 2, parallelism: 1 })).toEqual(theirs)
  })

  it('SHA-256 (FIPS 180-4, "abc")', () => {
    expect(hex(sha256('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})

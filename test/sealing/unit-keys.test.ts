import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NotOpened, open, seal, UnknownFormat } from '#platform/sealing/aead.ts'
import { sealTo } from '#platform/sealing/pair.ts'
import { randomBytes } from '#platform/sealing/sodium.ts'
import { bundleOf, classKey, keyIn, newSeed, openBundle, openSeed, readBundle, wrapBundle, wrapSeed, writeBundle } from '#platform/sealing/unit-keys.ts'
import { somebody } from '#test/sealing/people.ts'

const name = fc.tuple(fc.stringMatching(/^[A-Za-z0-9_.-]{1,20}$/), fc.integer({ min: 1, max: 99 })).map(([cls, version]) => `${cls}/${version}`)
const key = fc.uint8Array({ minLength: 32, maxLength: 32 })

describe('class keys', () => {
  it('come from the seed, and differ by class and version', () => {
    const seed = newSeed()
    expect(classKey(seed, 'k1', 1)).toEqual(classKey(seed, 'k1', 1))
    const keys = [classKey(seed, 'k1', 1), classKey(seed, 'k1', 2), classKey(seed, 'k2', 1), classKey(newSeed(), 'k1', 1)]
    expect(new Set(keys.map((one) => Buffer.from(one).toString('hex'))).size).toBe(4)
  })

  it('refuse a class or version that could be read in two ways', () => {
    for (const cls of ['', 'a|b', 'a/1', 'å', 'x'.repeat(65)]) expect(() => classKey(newSeed(), cls, 1)).toThrow(RangeError)
    for (const version of [0, -1, 1.5, Number.NaN]) expect(() => classKey(newSeed(), 'k1', version)).toThrow(RangeError)
    expect(() => classKey(new Uint8Array(16), 'k1', 1)).toThrow(RangeError)
  })
})

describe('a bundle', () => {
  it('holds the keys of the classes given and no others', () => {
    const seed = newSeed()
    const bundle = bundleOf(seed, ['k2', 'k1'], 3)
    expect([...bundle.keys()].sort()).toEqual(['k1/3', 'k2/3'])
    expect(keyIn(bundle, 'k1', 3)).toEqual(classKey(seed, 'k1', 3))
    expect(keyIn(bundle, 'k1', 2)).toBeNull()
    expect(keyIn(bundle, 'k3', 3)).toBeNull()
  })

  it('is read as it was written, and written alike whatever the order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, key), { selector: ([one]) => one, maxLength: 20 }), (entries) => {
        const bytes = writeBundle(new Map(entries))
        expect(new Map(readBundle(bytes))).toEqual(new Map(entries))
        expect(writeBundle(new Map(entries.toReversed()))).toEqual(bytes)
        expect(writeBundle(readBundle(bytes))).toEqual(bytes)
      }),
    )
  })

  it('is refused when anything is missing, added or out of order', () => {
    const bytes = writeBundle(bundleOf(newSeed(), ['k1', 'k2'], 1))
    for (let kept = 1; kept < bytes.length; kept += 1) expect(() => readBundle(bytes.subarray(0, kept))).toThrow(NotOpened)
    expect(() => readBundle(new Uint8Array([...bytes, 0]))).toThrow(NotOpened)
    const [head, one, two] = [bytes.slice(0, 3), bytes.slice(3, 40), bytes.slice(40)]
    expect(() => readBundle(new Uint8Array([...head, ...two, ...one]))).toThrow(NotOpened)
    expect(() => readBundle(new Uint8Array([...head, ...one, ...one]))).toThrow(NotOpened)
    expect(() => readBundle(new Uint8Array([2, ...bytes.subarray(1)]))).toThrow(UnknownFormat)
  })

  it('takes only keys of 32 bytes', () => {
    expect(() => writeBundle(new Map([['k1/1', new Uint8Array(31)]]))).toThrow(RangeError)
    expect(() => writeBundle(new Map([['', new Uint8Array(32)]]))).toThrow(RangeError)
  })
})

describe('the wrap of a seed', () => {
  it('opens for its holder, and never passes as a bundle or the other way round', () => {
    const [vaultKey, seed, holder] = [randomBytes(32), newSeed(), somebody()]
    const to = { vaultKey, publicKey: holder.publicKey, aad: 'unit-1|holder' }
    const from = { vaultKey, keys: holder.keys, aad: 'unit-1|holder' }
    const wrap = wrapSeed({ ...to, seed })
    expect(openSeed({ ...from, wrap })).toEqual(seed)
    expect(() => openBundle({ ...from, wrap })).toThrow(NotOpened)
    expect(() => openSeed({ ...from, wrap: wrapBundle({ ...to, bundle: bundleOf(seed, ['k1'], 1) }) })).toThrow(NotOpened)
    expect(() => openSeed({ ...from, aad: 'unit-2|holder', wrap })).toThrow(NotOpened)
    expect(() => wrapSeed({ ...to, seed: new Uint8Array(31) })).toThrow(RangeError)
    expect(() => openSeed({ ...from, wrap: seal(vaultKey, sealTo(holder.publicKey, new Uint8Array(31)), `seed/v1|${to.aad}`) })).toThrow(NotOpened)
  })

  it('opens every class and version there will ever be', () => {
    const seed = newSeed()
    const sealed = seal(classKey(seed, 'k9', 4), new Uint8Array([1, 2]), 'p')
    expect(open(classKey(seed, 'k9', 4), sealed, 'p')).toEqual(new Uint8Array([1, 2]))
  })
})

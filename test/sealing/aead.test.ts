import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NotOpened, open, seal, UnknownFormat } from '#platform/sealing/aead.ts'
import { newPair, openSealed, sealTo } from '#platform/sealing/pair.ts'
import { randomBytes } from '#platform/sealing/sodium.ts'
import { openText, sealText } from '#platform/sealing/text.ts'
import { flip } from '#test/sealing/people.ts'

const bytes = fc.uint8Array({ maxLength: 300 })
const key = fc.uint8Array({ minLength: 32, maxLength: 32 })

describe('sealing under a key', () => {
  it('opens with the same key in the same place, whatever was sealed', () => {
    fc.assert(
      fc.property(key, bytes, fc.string(), (k, plain, aad) => {
        expect(open(k, seal(k, plain, aad), aad)).toEqual(plain)
      }),
    )
  })

  it('refuses any flipped bit', () => {
    fc.assert(
      fc.property(key, bytes, fc.nat(), (k, plain, at) => {
        const sealed = seal(k, plain, 'place')
        expect(() => open(k, flip(sealed, at), 'place')).toThrow(at % (sealed.length * 8) < 8 ? UnknownFormat : NotOpened)
      }),
    )
  })

  it('refuses a cut or a lengthened text', () => {
    fc.assert(
      fc.property(bytes, fc.nat(400), (plain, kept) => {
        const k = randomBytes(32)
        const sealed = seal(k, plain, 'place')
        if (kept < sealed.length) expect(() => open(k, sealed.subarray(0, kept), 'place')).toThrow(Error)
        expect(() => open(k, new Uint8Array([...sealed, 0]), 'place')).toThrow(NotOpened)
      }),
    )
  })

  it('refuses another place and another key', () => {
    fc.assert(
      fc.property(key, key, fc.string(), fc.string(), (k, other, aad, elsewhere) => {
        fc.pre(aad !== elsewhere && Buffer.compare(k, other) !== 0)
        const sealed = seal(k, new Uint8Array([1]), aad)
        expect(() => open(k, sealed, elsewhere)).toThrow(NotOpened)
        expect(() => open(other, sealed, aad)).toThrow(NotOpened)
      }),
    )
  })

  it('takes no key of another length', () => {
    expect(() => seal(new Uint8Array(31), new Uint8Array(1), '')).toThrow(RangeError)
    expect(() => open(new Uint8Array(31), seal(randomBytes(32), new Uint8Array(1), ''), '')).toThrow(NotOpened)
  })

  it('INV-16: an unknown format version is refused, not guessed', () => {
    const k = randomBytes(32)
    const pair = newPair()
    for (const version of [0, 2, 255]) {
      const sealed = seal(k, new Uint8Array(5), 'place')
      const box = sealTo(pair.publicKey, new Uint8Array(5))
      sealed[0] = version
      box[0] = version
      expect(() => open(k, sealed, 'place')).toThrow(UnknownFormat)
      expect(() => openSealed(pair, box)).toThrow(UnknownFormat)
    }
    expect(() => open(k, new Uint8Array(0), 'place')).toThrow(UnknownFormat)
  })
})

describe('sealing to a person', () => {
  it('opens for that person alone, and no flipped bit passes', () => {
    const [her, him] = [newPair(), newPair()]
    fc.assert(
      fc.property(bytes, fc.nat(), (plain, at) => {
        const box = sealTo(her.publicKey, plain)
        expect(openSealed(her, box)).toEqual(plain)
        expect(() => openSealed(him, box)).toThrow(NotOpened)
        expect(() => openSealed(her, flip(box, at))).toThrow(Error)
      }),
      { numRuns: 50 },
    )
  })
})

describe('sealing words', () => {
  it('gives back every word, marks, right-to-left and a leading byte-order mark included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), (words) => {
        const k = randomBytes(32)
        expect(openText(k, sealText(k, words, 'place'), 'place')).toBe(words)
      }),
    )
    const k = randomBytes(32)
    expect(openText(k, sealText(k, '\uFEFFhej', 'p'), 'p')).toBe('\uFEFFhej')
  })

  it('refuses sealed bytes that are no words', () => {
    const k = randomBytes(32)
    expect(() => openText(k, seal(k, new Uint8Array(256), 'p'), 'p')).toThrow(NotOpened)
    const broken = new Uint8Array(256)
    broken.set([0xff, 0xfe, 0x80])
    expect(() => openText(k, seal(k, broken, 'p'), 'p')).toThrow(NotOpened)
  })
})

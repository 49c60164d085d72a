import fc from 'fast-check'
import sodium from 'libsodium-wrappers-sumo'
import { describe, expect, it } from 'vitest'
import { NotOpened, seal } from '#platform/sealing/aead.ts'
import { fixedRoom, pad, TooLong, unpad } from '#platform/sealing/padding.ts'
import { randomBytes } from '#platform/sealing/sodium.ts'
import { openText, sealText } from '#platform/sealing/text.ts'

const kib = 1024

describe('padding', () => {
  it('fills to the next step; one byte is always the marker', () => {
    const lengths = [0, 1, 255, 256, 1023, 1024, 4095, 4096, 16_383, 16_384, 65_535, 65_536, 131_071, 131_072]
    const steps = [256, 256, 256, kib, kib, 4 * kib, 4 * kib, 16 * kib, 16 * kib, 64 * kib, 64 * kib, 128 * kib, 128 * kib, 192 * kib]
    expect(lengths.map((length) => pad(new Uint8Array(length), 'stepped').length)).toEqual(steps)
  })

  it('gives back what it was given, zeros and markers at the end included', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), fc.constantFrom(0, 0x80), (bytes, end) => {
        const whole = new Uint8Array([...bytes, end])
        expect(unpad(pad(whole, 'stepped'))).toEqual(whole)
        if (whole.length <= fixedRoom) expect(unpad(pad(whole, 'fixed-512'))).toEqual(whole)
      }),
    )
    const large = new Uint8Array(70_000).fill(7)
    expect(unpad(pad(large, 'stepped'))).toEqual(large)
  })

  it('is what the library makes of it', async () => {
    await sodium.ready
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        const padded = pad(bytes, 'stepped')
        expect(padded).toEqual(sodium.pad(bytes, padded.length))
        expect(unpad(padded)).toEqual(sodium.unpad(padded, padded.length))
      }),
    )
  })

  it('never reveals the length within a step', () => {
    const steps: readonly (readonly [number, number])[] = [
      [0, 255],
      [256, 1023],
      [1024, 4095],
      [4096, 16_383],
    ]
    const twoOfOneStep = fc.constantFrom(...steps).chain(([min, max]) => fc.tuple(fc.integer({ min, max }), fc.integer({ min, max })))
    fc.assert(
      fc.property(twoOfOneStep, ([one, other]) => {
        const key = randomBytes(32)
        expect(sealText(key, 'a'.repeat(one), 'p').length).toBe(sealText(key, 'a'.repeat(other), 'p').length)
      }),
    )
  })

  it('makes all of the fixed kind alike, and refuses what has no room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: fixedRoom }), (length) => {
        expect(pad(new Uint8Array(length), 'fixed-512').length).toBe(512)
      }),
    )
    expect(() => pad(new Uint8Array(fixedRoom + 1), 'fixed-512')).toThrow(TooLong)
    const key = randomBytes(32)
    expect(() => sealText(key, 'ö'.repeat(256), 'p', 'fixed-512')).toThrow(TooLong)
    expect(openText(key, sealText(key, 'ö'.repeat(255), 'p', 'fixed-512'), 'p')).toBe('ö'.repeat(255))
  })

  it('refuses what was never padded', () => {
    for (const length of [0, 1, 255, 300, 65_537]) expect(() => unpad(new Uint8Array(length))).toThrow(NotOpened)
    expect(() => unpad(new Uint8Array(256))).toThrow(NotOpened)
    const key = randomBytes(32)
    expect(() => openText(key, seal(key, new TextEncoder().encode('unpadded'), 'p'), 'p')).toThrow(NotOpened)
  })
})

import { NotOpened } from '#platform/sealing/aead.ts'

/** More bytes than a fixed size has room for. */
export class TooLong extends Error {
  override readonly name = 'TooLong'
}

/** `stepped` hides the length within a step; `fixed-512` makes all of a kind look alike. */
export type Padding = 'stepped' | 'fixed-512'

const kib = 1024
const steps: readonly number[] = [256, kib, 4 * kib, 16 * kib, 64 * kib]
const last = 64 * kib
const fixed = 512

/** How many bytes of text fit into `fixed-512`; one byte is the marker. */
export const fixedRoom = fixed - 1

/** ISO/IEC 7816-4: one marker byte, then zeros. */
const marker = 0x80

const sizeOf = (length: number, kind: Padding): number => {
  if (kind === 'stepped') return steps.find((step) => length < step) ?? (Math.floor(length / last) + 1) * last
  if (length > fixedRoom) throw new TooLong()
  return fixed
}

/**
 * Fills up to 256 B, 1, 4, 16 or 64 KiB, and beyond that to whole 64 KiB. One byte is always the marker.
 * @throws TooLong when `fixed-512` has no room
 */
export const pad = (bytes: Uint8Array, kind: Padding): Uint8Array => {
  const padded = new Uint8Array(sizeOf(bytes.length, kind))
  padded.set(bytes)
  padded[bytes.length] = marker
  return padded
}

const isSize = (length: number): boolean => length === fixed || steps.includes(length) || (length > 0 && length % last === 0)

/** Asked only of what an AEAD has opened, so it need not take the same time for all. @throws NotOpened when it is no padded text */
export const unpad = (padded: Uint8Array): Uint8Array => {
  const end = padded.findLastIndex((byte) => byte !== 0)
  if (!isSize(padded.length) || padded[end] !== marker) throw new NotOpened()
  return padded.slice(0, end)
}

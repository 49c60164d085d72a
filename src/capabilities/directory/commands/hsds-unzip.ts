import { inflateRawSync } from 'node:zlib'
import { accept, refuse, type Result } from '#kernel/result.ts'

export type Unzipped = { readonly name: string; readonly bytes: Uint8Array }
type Refusal = { readonly kind: 'not-understood' | 'too-large' }

/** More files than HSDS has tables, with room to spare. */
const mostFiles = 100
const endMark = 0x06054b50
const entryMark = 0x02014b50

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/** The end of a zip is at most a comment of 65,535 bytes before the end of the file. */
function findEnd(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 65_535); at -= 1) if (zip.readUInt32LE(at) === endMark) return at
  return -1
}

/** What may still come out of the file, and what may still be in it: parts that lie over each other are unpacked once only. */
type Left = { readonly unpacked: number; readonly packed: number }

function readEntry(zip: Buffer, at: number, left: Left): Result<Unzipped & { readonly next: number; readonly packedSize: number }, Refusal> {
  if (zip.readUInt32LE(at) !== entryMark) return refuse({ kind: 'not-understood' })
  const isEncrypted = (zip.readUInt16LE(at + 8) & 1) === 1
  const method = zip.readUInt16LE(at + 10)
  const [packedSize, size] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)]
  const [nameLength, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)]
  const local = zip.readUInt32LE(at + 42)
  const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
  const next = at + 46 + nameLength + extra + comment
  if (isEncrypted || (method !== 0 && method !== 8)) return refuse({ kind: 'not-understood' })
  if (size > left.unpacked || packedSize > left.packed) return refuse({ kind: 'too-large' })
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const packed = zip.subarray(from, from + packedSize)
  if (packed.length !== packedSize) return refuse({ kind: 'not-understood' })
  // No more is unpacked than the entry says that it holds; one that holds less is not what it says either.
  const bytes = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
  if (bytes.length !== size) return refuse({ kind: bytes.length > size ? 'too-large' : 'not-understood' })
  return accept({ name: name.split('/').at(-1) ?? '', bytes, next, packedSize })
}

/** The files in a zip, in memory only; `most` is how many bytes they may be together once unpacked. A zip in a zip is a file like others. */
export function unzip(bytes: Uint8Array, most: number): Result<readonly Unzipped[], Refusal> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const end = findEnd(zip)
    if (end < 0) return refuse({ kind: 'not-understood' })
    const count = zip.readUInt16LE(end + 10)
    if (count > mostFiles) return refuse({ kind: 'too-large' })
    let at = zip.readUInt32LE(end + 16)
    let left: Left = { unpacked: most, packed: zip.length }
    const found: Unzipped[] = []
    for (let number = 0; number < count; number += 1) {
      const entry = readEntry(zip, at, left)
      if (!entry.ok) return entry
      const { next, packedSize, name, bytes: unpacked } = entry.value
      left = { unpacked: left.unpacked - unpacked.length, packed: left.packed - packedSize }
      if (unpacked.length > 0) found.push({ name, bytes: unpacked })
      at = next
    }
    return accept(found)
  } catch (fault) {
    return refuse({ kind: (fault as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'not-understood' })
  }
}

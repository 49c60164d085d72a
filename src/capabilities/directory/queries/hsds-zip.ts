import { crc32, createDeflateRaw, type DeflateRaw, type Gzip } from 'node:zlib'

/** A file that is written a little at a time and kept packed. */
export type Packing = { readonly write: (words: string) => Promise<void>; readonly end: () => Promise<Packed> }
export type Packed = { readonly bytes: Buffer<ArrayBuffer>; readonly size: number; readonly crc: number }

/** Enough words for one step: what is written little by little is not packed little by little. */
const step = 64 * 1024

/** Packs words as they come; only what is packed stays in memory. */
export function packing(make: () => DeflateRaw | Gzip = () => createDeflateRaw()): Packing {
  const stream = make()
  const parts: Buffer[] = []
  let waiting = ''
  let size = 0
  let crc = 0
  const ended = new Promise<void>((resolve, reject) => {
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.once('end', resolve)
    stream.once('error', reject)
  })
  const flush = async (): Promise<void> => {
    const bytes = Buffer.from(waiting)
    waiting = ''
    size += bytes.length
    crc = crc32(bytes, crc)
    if (!stream.write(bytes)) await new Promise((resolve) => stream.once('drain', resolve))
  }
  return {
    write: async (words) => {
      waiting += words
      if (waiting.length >= step) await flush()
    },
    end: async () => {
      await flush()
      stream.end()
      await ended
      return { bytes: Buffer.concat(parts), size, crc }
    },
  }
}

const none = 0
const version = 20
const deflated = 8
/** The names are UTF-8. */
const flags = 0x0800
/** 1 January 1980, the first day a zip can name: the files say themselves when they were made. */
const day = 0x0021

const shared = (name: Buffer, { bytes, size, crc }: Packed): Buffer => {
  const head = Buffer.alloc(26)
  head.writeUInt16LE(version, 0)
  head.writeUInt16LE(flags, 2)
  head.writeUInt16LE(deflated, 4)
  head.writeUInt16LE(none, 6)
  head.writeUInt16LE(day, 8)
  head.writeUInt32LE(crc, 10)
  head.writeUInt32LE(bytes.length, 14)
  head.writeUInt32LE(size, 18)
  head.writeUInt16LE(name.length, 22)
  head.writeUInt16LE(none, 24)
  return head
}

/** Several packed files as one (a zip of at most 65,535 files and 4 GB). */
export function zipOf(files: readonly (readonly [name: string, packed: Packed])[]): Buffer<ArrayBuffer> {
  const parts: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [path, packed] of files) {
    const name = Buffer.from(path)
    const both = shared(name, packed)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), both, name])
    const entry = Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([version, none]), both, Buffer.alloc(14), name])
    entry.writeUInt32LE(at, 42)
    parts.push(local, packed.bytes)
    central.push(entry)
    at += local.length + packed.bytes.length
  }
  const list = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, list, end])
}

import { crc32, deflateSync } from 'node:zlib'
import { redraw } from '#platform/picture/redraw.ts'

const chunk = (kind: string, data: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}
/** A picture of coloured stripes; what it claims may be another size than what it holds. */
export function pngOf(width: number, height: number, claims: { readonly width: number; readonly height: number } = { width, height }): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(claims.width, 0)
  head.writeUInt32BE(claims.height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rows.set([x % 256, y % 256, (x * y) % 256], y * (1 + width * 3) + 1 + x * 3)
  const parts = [Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', new Uint8Array())]
  return new Uint8Array(Buffer.concat(parts))
}

/** Where the picture was taken, as a telephone writes it: degrees, minutes and hundredths of a second. */
export const place = Buffer.alloc(24)
for (const [at, number] of [59, 1, 19, 1, 4_711, 100].entries()) place.writeUInt32BE(number, at * 4)

/** One entry of a list: tag, type, how many, and the value or where it lies. */
const entry = (tag: number, type: number, count: number, value: number): Buffer => {
  const made = Buffer.alloc(12)
  made.writeUInt16BE(tag, 0)
  made.writeUInt16BE(type, 2)
  made.writeUInt32BE(count, 4)
  if (type === 3) made.writeUInt16BE(value, 8)
  else made.writeUInt32BE(value, 8)
  return made
}
const list = (entries: readonly Buffer[]): Buffer => Buffer.concat([Buffer.from([0, entries.length]), ...entries, Buffer.alloc(4)])

/** What a telephone writes into a picture: turned a quarter, by whom, and where. */
function exif(by: string): Buffer {
  const name = Buffer.from(`${by}\0`, 'latin1')
  const [names, gps] = [8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + name.length]
  const first = list([entry(0x0112, 3, 1, 6), entry(0x013b, 2, name.length, names), entry(0x8825, 4, 1, gps)])
  const where = list([entry(0x0002, 5, 3, gps + 2 + 12 + 4)])
  return Buffer.concat([Buffer.from('Exif\0\0MM\0*\0\0\0\u0008', 'latin1'), first, name, where, place])
}
const segment = (marker: number, data: Buffer): Buffer => Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]), data])

/** A JPEG as it comes out of a telephone: EXIF with place and preview, XMP, a colour profile and a comment, each with the canary in it. */
export async function photo(width: number, height: number, canary: string): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = await redraw(pngOf(width, height))
  if (!drawn.ok) throw new Error(drawn.refusal.kind)
  const told = [
    segment(0xe1, exif(canary)),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${canary}</x:xmpmeta>`, 'latin1')),
    segment(0xe2, Buffer.from(`ICC_PROFILE\0\u0001\u0001${canary}`, 'latin1')),
    segment(0xfe, Buffer.from(canary, 'latin1')),
  ]
  return new Uint8Array(Buffer.concat([drawn.value.subarray(0, 2), ...told, drawn.value.subarray(2)]))
}

/** What the first bytes of a file say it is. A name and a type that came along are believed in nothing. */
export type PictureKind = 'jpeg' | 'png' | 'webp'
export type PictureSize = { readonly kind: PictureKind; readonly width: number; readonly height: number }

const letters = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))
const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function sizeOfPng(bytes: Uint8Array): PictureSize | null {
  if (letters(bytes, 0, 8) !== '\u0089PNG\r\n\u001a\n' || letters(bytes, 12, 16) !== 'IHDR' || bytes.length < 24) return null
  return { kind: 'png', width: view(bytes).getUint32(16), height: view(bytes).getUint32(20) }
}

/** Walks from marker to marker until the frame that says how large the picture is. */
function sizeOfJpeg(bytes: Uint8Array): PictureSize | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const at = view(bytes)
  let place = 2
  while (place + 9 < bytes.length) {
    if (bytes[place] !== 0xff) return null
    const marker = bytes[place + 1] ?? 0
    if (marker === 0xff) {
      place += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { kind: 'jpeg', width: at.getUint16(place + 7), height: at.getUint16(place + 5) }
    if (marker === 0xda || marker === 0xd9) return null
    place += marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7) ? 2 : 2 + at.getUint16(place + 2)
  }
  return null
}

function sizeOfWebp(bytes: Uint8Array): PictureSize | null {
  if (letters(bytes, 0, 4) !== 'RIFF' || letters(bytes, 8, 12) !== 'WEBP' || bytes.length < 30) return null
  const at = view(bytes)
  switch (letters(bytes, 12, 16)) {
    case 'VP8 ':
      return { kind: 'webp', width: at.getUint16(26, true) & 0x3fff, height: at.getUint16(28, true) & 0x3fff }
    case 'VP8L': {
      const bits = at.getUint32(21, true)
      return { kind: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { kind: 'webp', width: (at.getUint32(23, true) >>> 8) + 1, height: (at.getUint32(26, true) >>> 8) + 1 }
    default:
      return null
  }
}

/** How many dots wide and high a picture says it is, before anything of it is unpacked; `null` when it is none that is known here. */
export const sizeOfPicture = (bytes: Uint8Array): PictureSize | null => sizeOfPng(bytes) ?? sizeOfJpeg(bytes) ?? sizeOfWebp(bytes)

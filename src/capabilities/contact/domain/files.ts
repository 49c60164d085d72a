/** What may come with one message, in files and bytes; a thread holds ten files and fifty million bytes (`contact.add_file`). */
export const fileLimits = { perMessage: 3, each: 12_000_000, together: 20_000_000 } as const

/** `picture`: drawn anew. The others are kept as they were, because whoever sent them said so. */
export const fileKinds = ['picture', 'image', 'pdf', 'recording'] as const
export type FileKind = (typeof fileKinds)[number]

const letters = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))
const seals = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1', 'avif'])

/** How a file that is kept as it was ends, so that whoever takes it out can open it. What it says of itself decides, never a name that came along. */
export type Known = { readonly kind: Exclude<FileKind, 'picture'>; readonly ending: string }

/** By the first bytes; `null` for everything that is not a picture, a PDF or a recording. */
export function knownFile(bytes: Uint8Array): Known | null {
  const head = letters(bytes, 0, 4)
  const inside = letters(bytes, 8, 12)
  if (letters(bytes, 0, 3) === '\u00ff\u00d8\u00ff') return { kind: 'image', ending: 'jpg' }
  if (letters(bytes, 0, 8) === '\u0089PNG\r\n\u001a\n') return { kind: 'image', ending: 'png' }
  if (head === 'RIFF' && inside === 'WEBP') return { kind: 'image', ending: 'webp' }
  if (letters(bytes, 4, 8) === 'ftyp') return seals.has(inside) ? { kind: 'image', ending: 'heic' } : { kind: 'recording', ending: 'mp4' }
  if (letters(bytes, 0, 5) === '%PDF-') return { kind: 'pdf', ending: 'pdf' }
  if (head === 'RIFF' && inside === 'WAVE') return { kind: 'recording', ending: 'wav' }
  if (head === 'OggS') return { kind: 'recording', ending: 'ogg' }
  if (head === '\u001aE\u00df\u00a3') return { kind: 'recording', ending: 'webm' }
  if (letters(bytes, 0, 6) === '#!AMR\n' || letters(bytes, 0, 9) === '#!AMR-WB\n') return { kind: 'recording', ending: 'amr' }
  const sync = bytes[1] ?? 0
  // What begins with FF FE is text in UTF-16, not sound.
  const isMp3 = letters(bytes, 0, 3) === 'ID3' || (bytes[0] === 0xff && (sync & 0xe0) === 0xe0 && (sync & 0x06) !== 0x06)
  return isMp3 ? { kind: 'recording', ending: 'mp3' } : null
}

export type FileRefusal = {
  readonly kind: 'too-many-files' | 'file-too-large' | 'unknown-file' | 'only-as-it-was' | 'unreadable-picture' | 'thread-full' | 'files-busy'
}

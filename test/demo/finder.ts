import { closeSync, openSync, readdirSync, readSync, statSync, type Stats } from 'node:fs'
import { join } from 'node:path'

/** One way in which a word could stand somewhere: as it is, in two bytes a letter, in hexadecimal, in base 64, in an address. */
type Pattern = { readonly word: string; readonly how: string; readonly bytes: Buffer }

/** The part of a base 64 text that does not depend on what stands before and after. */
function inBase64(text: Buffer, before: number): Buffer {
  const whole = Buffer.concat([Buffer.alloc(before), text])
    .toString('base64')
    .replaceAll('=', '')
  const clean = whole.slice(before === 0 ? 0 : before + 1, (before + text.length) % 3 === 0 ? whole.length : -1)
  return Buffer.from(clean, 'latin1')
}

function waysOf(word: string): readonly Pattern[] {
  const plain = Buffer.from(word, 'utf8')
  const wide = Buffer.from(word, 'utf16le')
  const ways: readonly (readonly [how: string, bytes: Buffer])[] = [
    ['UTF-8', plain],
    ['UTF-16 LE', wide],
    ['UTF-16 BE', Buffer.from(wide).swap16()],
    ['latin 1', Buffer.from(word, 'latin1')],
    ['hexadecimal', Buffer.from(plain.toString('hex'), 'latin1')],
    ['an address', Buffer.from(encodeURIComponent(word), 'latin1')],
    ['a form', Buffer.from(new URLSearchParams({ a: word }).toString().slice(2), 'latin1')],
    [
      'JSON',
      Buffer.from(
        JSON.stringify(word)
          .slice(1, -1)
          .replaceAll(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
        'latin1',
      ),
    ],
    ...[0, 1, 2].map((before) => ['base 64', inBase64(plain, before)] as const),
  ]
  return ways.map(([how, bytes]) => ({ word, how, bytes }))
}

export type Found = { readonly word: string; readonly how: string; readonly where: string }
export type Finder = { readonly longest: number; readonly inBytes: (bytes: Uint8Array, where: string) => readonly Found[] }

/** Looks for many words at once: one walk over the bytes, the first two of which tell whether to look closer. */
export function finderOf(words: readonly string[]): Finder {
  const patterns = words.flatMap(waysOf)
  const perhaps = new Uint8Array(65_536)
  const starting = new Map<number, Pattern[]>()
  for (const pattern of patterns) {
    perhaps[pattern.bytes.readUInt16LE(0)] = 1
    const head = pattern.bytes.readUInt32LE(0)
    starting.set(head, [...(starting.get(head) ?? []), pattern])
  }
  const inBytes = (bytes: Uint8Array, where: string): readonly Found[] => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const found: Found[] = []
    for (let at = 0; at + 4 <= buffer.length; at += 1) {
      if (perhaps[(buffer[at] as number) | ((buffer[at + 1] as number) << 8)] === 0) continue
      for (const { word, how, bytes: wanted } of starting.get(buffer.readUInt32LE(at)) ?? []) {
        if (buffer.compare(wanted, 0, wanted.length, at, Math.min(buffer.length, at + wanted.length)) === 0) found.push({ word, how, where })
      }
    }
    return found
  }
  return { longest: Math.max(...patterns.map((pattern) => pattern.bytes.length)), inBytes }
}

const chunk = 8 * 1024 * 1024

function inFile(finder: Finder, path: string, size: number): readonly Found[] {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(Math.min(size, chunk) + finder.longest)
    const found: Found[] = []
    for (let from = 0; from < size; from += chunk) found.push(...finder.inBytes(buffer.subarray(0, readSync(file, buffer, 0, buffer.length, from)), path))
    return found
  } finally {
    closeSync(file)
  }
}

const gone = (error: unknown): boolean => (error as { code?: string }).code === 'ENOENT'
function statOf(path: string): Stats | null {
  try {
    return statSync(path)
  } catch (error) {
    if (gone(error)) return null
    throw error
  }
}

export type Searched = { readonly found: readonly Found[]; readonly files: number; readonly bytes: number }
/** Looks into every file under a folder. A running server takes files away meanwhile: those are not there any more. */
export function inFolder(finder: Finder, folder: string): Searched {
  const searched = { found: [] as Found[], files: 0, bytes: 0 }
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    const stat = statOf(path)
    if (!stat?.isFile()) continue
    try {
      searched.found.push(...inFile(finder, path, stat.size))
      searched.files += 1
      searched.bytes += stat.size
    } catch (error) {
      if (!gone(error)) throw error
    }
  }
  return searched
}

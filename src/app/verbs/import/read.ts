import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { DirectoryDocument, directoryFormat } from '#app/verbs/export/document.ts'
import { Refused, type Io } from '#app/verbs/verb.ts'

/** Ten thousand functions and their places fit in; more is a mistake or an attack. */
export const largest = 8 * 1024 * 1024

async function readText(io: Io, path: string): Promise<string> {
  const full = resolve(io.cwd, path)
  const there = await stat(full).catch(() => null)
  if (!there?.isFile()) throw new Refused(`The file ${full} cannot be read.`)
  if (there.size > largest) throw new Refused(`The file ${full} is too large: ${there.size} bytes, and at most ${largest} are read.`)
  const bytes = await readFile(full).catch(() => {
    throw new Refused(`The file ${full} cannot be read.`)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refused(`The file ${full} is not UTF-8 text.`)
  }
}

const reserved = new Set(['__proto__', 'constructor', 'prototype'])
class ReservedName extends Error {}
const refuseReserved = (key: string, value: unknown): unknown => {
  if (reserved.has(key)) throw new ReservedName()
  return value
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, refuseReserved)
  } catch (fault) {
    throw new Refused(fault instanceof ReservedName ? 'The file holds a name that no document of ours has.' : 'The file is not JSON.')
  }
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')

/** Reads a file of the directory. What is in it is checked before anything of it is used. @throws Refused with the first fault and its place */
export async function readDirectoryFile(io: Io, path: string): Promise<DirectoryDocument> {
  const value = parse(await readText(io, path))
  const head = value as { readonly format?: unknown; readonly version?: unknown } | null
  if (typeof head !== 'object' || head === null || head.format !== directoryFormat.format)
    throw new Refused('The file is not a directory that "lilja export directory" wrote.')
  if (head.version !== directoryFormat.version) throw new Refused(`The file is of another version than ${directoryFormat.version}, the one this program reads.`)
  const read = DirectoryDocument.safeParse(value)
  if (read.success) return read.data
  const [first] = read.error.issues
  const more = read.error.issues.length - 1
  throw new Refused(
    `The file is not as it should be: ${pathOf(first?.path ?? []) || 'it'}: ${first?.message ?? 'not understood'}${more > 0 ? ` (and ${more} more)` : ''}.`,
  )
}

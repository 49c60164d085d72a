import { accept, refuse, type Result } from '#kernel/result.ts'
import { isZip, unzip, type Unzipped } from '#capabilities/directory/commands/hsds-unzip.ts'
import { readCsv } from '#capabilities/directory/domain/hsds-csv.ts'
import { flatten, mostRows, rowsOfTables, tableOfFile, type FileRefusal, type ReadRows } from '#capabilities/directory/domain/hsds-flatten.ts'
import { readDocument } from '#capabilities/directory/domain/hsds-json.ts'
import type { HsdsTable } from '#capabilities/directory/domain/hsds-tables.ts'

export type ReadRefusal = FileRefusal | { readonly kind: 'too-large' | 'wrong-charset' }

/** What may be sent, and what may come out of a zip, in bytes. */
export const mostSent = 5 * 1024 * 1024
export const mostUnpacked = 16 * 1024 * 1024

function wordsOf(bytes: Uint8Array): Result<string, ReadRefusal> {
  try {
    return accept(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return refuse({ kind: 'wrong-charset' })
  }
}

function readJson(bytes: Uint8Array): Result<ReadRows, ReadRefusal> {
  const words = wordsOf(bytes)
  if (!words.ok) return words
  const document = readDocument(words.value)
  return document.ok ? flatten(document.value) : document
}

function readTables(files: readonly Unzipped[]): Result<ReadRows, ReadRefusal> {
  const tables = new Map<HsdsTable, readonly (readonly string[])[]>()
  for (const { name, bytes } of files) {
    const table = tableOfFile(name)
    if (table === null) continue
    const words = wordsOf(bytes)
    if (!words.ok) return words
    const rows = readCsv(words.value, mostRows)
    if (!rows.ok) return rows
    tables.set(table, rows.value)
  }
  return tables.size === 0 ? refuse({ kind: 'nothing-in-it' }) : rowsOfTables(tables)
}

const looksLikeJson = ({ name, bytes }: Unzipped): boolean => {
  const first = bytes.find((byte) => ![0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf].includes(byte))
  return /\.json$/i.test(name) || first === 0x5b || first === 0x7b
}

/** Reads a directory file: a JSON document, a zip with tables, or the tables themselves. */
export function readFiles(files: readonly Unzipped[]): Result<ReadRows, ReadRefusal> {
  const [first] = files
  if (!first) return refuse({ kind: 'nothing-in-it' })
  if (files.length > 1) return readTables(files)
  if (!isZip(first.bytes)) return looksLikeJson(first) ? readJson(first.bytes) : readTables(files)
  const inside = unzip(first.bytes, mostUnpacked)
  if (!inside.ok) return inside
  const [only] = inside.value
  return inside.value.length === 1 && only && looksLikeJson(only) ? readJson(only.bytes) : readTables(inside.value)
}

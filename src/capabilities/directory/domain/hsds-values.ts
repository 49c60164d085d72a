import { isId } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { columnsOf, type Column, type HsdsRow, type HsdsTable } from '#capabilities/directory/domain/hsds-tables.ts'

/** Why one row of a file was not taken. */
export const rowReasons = [
  'required',
  'too-long',
  'not-text',
  'not-an-id',
  'not-a-number',
  'not-a-date',
  'not-a-time',
  'not-an-address-of-the-net',
  'not-a-mail-address',
  'not-a-phone-number',
  'not-a-code',
  'not-a-row',
  'twice',
  'belongs-to-nothing',
  'only-a-person',
  'holds-contact',
  'no-country',
  'answers-nothing',
  'for-nobody',
  'serves-nobody',
  'no-such-area',
  'no-hours',
  'ages-turned',
  'place-of-protected',
  'contact-of-protected',
  'address-of-hidden',
  'protected-of-placed',
  'protected-serves-municipality',
  'protection-changed',
  'kept-by-another',
  'not-yours-to-keep',
  'country-changed',
  'other-organisation',
  'organisation-refused',
] as const
export type RowReason = (typeof rowReasons)[number]

/** A row that was not taken: where it stands in the file, and why. */
export type RefusedRow = {
  readonly table: HsdsTable
  /** `services.csv 12`, or the place in a JSON document: `3/services/2`. */
  readonly place: string
  readonly id: string | null
  readonly reason: RowReason
  readonly column?: string
}

/** Where a row stood in its file; no column of HSDS begins so. */
export const placeColumn = '_place'
/** What a row says with nothing in it: columns and lists by name. What stands in neither the row nor here was not spoken of. */
export const emptyColumn = '_empty'

/** Control characters other than tab and line breaks, overrides of the writing direction, half characters. */
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** No text of the directory is longer. */
const longest = 4000

const isDay = (words: string): boolean => /^(?:19|20|21)\d{2}-\d{2}-\d{2}$/.test(words) && new Date(`${words}T00:00:00Z`).toJSON()?.startsWith(words) === true

type Read = Result<string | number | undefined, RowReason>

function readNumber(value: unknown): Read {
  const number = typeof value === 'string' && /^\s*-?\d{1,9}(?:\.\d{1,9})?\s*$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? accept(number) : refuse('not-a-number')
}

function readWords(column: Column, given: string): Read {
  const value = given.replaceAll(/\r\n?/g, '\n').trim()
  if (value.length > longest) return refuse('too-long')
  if (forbidden.test(value)) return refuse('not-text')
  if (column.format === 'uuid') return isId(value.toLowerCase()) ? accept(value.toLowerCase()) : refuse('not-an-id')
  if (column.type === 'date') return isDay(value) ? accept(value) : refuse('not-a-date')
  if (column.type === 'time') {
    const time = /^([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(value)
    return time ? accept(`${time[1]}:${time[2]}`) : refuse('not-a-time')
  }
  return accept(value)
}

function readCell(column: Column, value: unknown): Read {
  const isEmpty = value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
  if (isEmpty) return column.required ? refuse('required') : accept(undefined)
  if (column.type === 'number') return readNumber(value)
  if (typeof value === 'number') return readWords(column, String(value))
  return typeof value === 'string' ? readWords(column, value) : refuse('not-text')
}

/** Reads one row; columns that the directory does not know are passed over. */
export function readRow(
  table: HsdsTable,
  cellOf: (column: string) => unknown,
): Result<HsdsRow, { readonly reason: RowReason; readonly column: string; readonly id: string | null }> {
  const row: Record<string, string | number> = {}
  const idGiven = cellOf('id')
  const id = typeof idGiven === 'string' && isId(idGiven.toLowerCase()) ? idGiven.toLowerCase() : null
  for (const column of columnsOf(table)) {
    const read = readCell(column, cellOf(column.name))
    if (!read.ok) return refuse({ reason: read.refusal, column: column.name, id })
    if (read.value !== undefined) row[column.name] = read.value
  }
  return accept(row)
}

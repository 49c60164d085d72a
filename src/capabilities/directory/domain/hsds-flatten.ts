import { accept, refuse, type Result } from '#kernel/result.ts'
import { plainCell } from '#capabilities/directory/domain/hsds-csv.ts'
import {
  columnsOf,
  embeds,
  hsdsTableNames,
  hsdsTables,
  insides,
  noRows,
  type HsdsRow,
  type Inside,
  type HsdsRows,
  type HsdsTable,
} from '#capabilities/directory/domain/hsds-tables.ts'
import { emptyColumn, placeColumn, readRow, type RefusedRow } from '#capabilities/directory/domain/hsds-values.ts'

/** What could be read of a file, and the rows that could not. */
export type ReadRows = { readonly rows: HsdsRows; readonly refused: readonly RefusedRow[] }
export type FileRefusal = { readonly kind: 'not-understood' | 'too-deep' | 'too-many' | 'nothing-in-it' | 'no-id-column' }

/** Deeper than any HSDS document, and more things than any directory we know. */
export const deepest = 16
export const mostRows = 60_000

/** Written inside many rows, once each kept: a term, a place. */
const shared = new Set<HsdsTable>(['location', 'taxonomy_term', 'taxonomy', 'unit', 'address'])

class Gatherer {
  readonly rows = noRows()
  readonly refused: RefusedRow[] = []
  readonly #seen = new Set<string>()
  count = 0

  /** Takes a row; `null` when it was refused or stood there before. */
  take(table: HsdsTable, place: string, cellOf: (column: string) => unknown, isEmpty: (list: Inside) => boolean): HsdsRow | null {
    this.count += 1
    const read = readRow(table, cellOf)
    if (!read.ok) {
      this.refused.push({ table, place, ...read.refusal })
      return null
    }
    const id = String(read.value['id'])
    const key = `${table} ${id}`
    if (this.#seen.has(key)) {
      if (!shared.has(table)) this.refused.push({ table, place, id, reason: 'twice' })
      return shared.has(table) ? read.value : null
    }
    this.#seen.add(key)
    const nothing = columnsOf(table).filter(({ name }) => read.value[name] === undefined && cellOf(name) !== undefined)
    const empty = [...nothing.map(({ name }) => name), ...(insides[table] ?? []).filter(isEmpty).map((list) => list.as)]
    const row = { ...read.value, [placeColumn]: place, ...(empty.length > 0 ? { [emptyColumn]: empty.join(' ') } : {}) }
    this.rows[table].push(row)
    return row
  }
}

type Thing = Readonly<Record<string, unknown>>
const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)
const own = (thing: Thing, name: string): unknown => (Object.hasOwn(thing, name) ? thing[name] : undefined)

function takeThing(gatherer: Gatherer, table: HsdsTable, thing: unknown, place: string, given: Thing): void {
  if (gatherer.count > mostRows) return
  if (!isThing(thing)) {
    gatherer.refused.push({ table, place, id: null, reason: 'not-a-row' })
    return
  }
  const embedded = embeds[table]
  const one = embedded ? own(thing, embedded.as) : undefined
  const pointed = embedded && isThing(one) ? { [embedded.by]: own(one, 'id') } : {}
  const cellOf = (column: string): unknown => own(given, column) ?? own(pointed, column) ?? own(thing, column)
  const row = gatherer.take(table, place, cellOf, ({ as }) => {
    const list = own(thing, as)
    return list === null || (Array.isArray(list) && list.length === 0)
  })
  if (embedded && isThing(one)) takeThing(gatherer, embedded.table, one, `${place}/${embedded.as}`, {})
  if (row === null) {
    if (table === 'organization') withIt(gatherer, thing, place)
    return
  }
  for (const { as, table: of, by } of insides[table] ?? []) {
    const list = own(thing, as)
    if (!Array.isArray(list)) continue
    const from = by === 'link_id' ? { link_entity: table } : {}
    for (const [at, each] of list.entries()) takeThing(gatherer, of, each, `${place}/${as}/${at}`, { [by]: row['id'], ...from })
  }
}

/** What an organisation offers that could not be read goes with it, and is named. */
function withIt(gatherer: Gatherer, organization: Thing, place: string): void {
  const services = own(organization, 'services')
  for (const [at, service] of Array.isArray(services) ? services.entries() : []) {
    const id = isThing(service) ? own(service, 'id') : null
    gatherer.count += 1
    gatherer.refused.push({ table: 'service', place: `${place}/services/${at}`, id: typeof id === 'string' ? id : null, reason: 'organisation-refused' })
  }
}

const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype'])
const isPlain = (value: unknown, depth: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (depth > 0 && Object.entries(value).every(([name, inner]) => !forbiddenNames.has(name) && isPlain(inner, depth - 1)))

/** The list in a document: itself, the contents of a page of the HSDS API, or the one thing it is. */
const listIn = (document: unknown): readonly unknown[] => {
  if (Array.isArray(document)) return document
  if (!isThing(document)) return []
  for (const name of ['contents', 'organizations']) {
    const list = own(document, name)
    if (Array.isArray(list)) return list
  }
  return own(document, 'id') === undefined ? [] : [document]
}

/** A service that brings its organisation along, as the HSDS API answers of services. */
const isService = (thing: unknown): thing is Thing => isThing(thing) && own(thing, 'status') !== undefined && isThing(own(thing, 'organization'))

/** Takes an HSDS document apart into rows. */
export function flatten(document: unknown): Result<ReadRows, FileRefusal> {
  if (!isPlain(document, deepest)) return refuse({ kind: 'too-deep' })
  const list = listIn(document)
  if (list.length === 0) return refuse({ kind: 'nothing-in-it' })
  const gatherer = new Gatherer()
  const known = new Set<unknown>()
  for (const [at, each] of list.entries()) {
    const organization = isService(each) ? (own(each, 'organization') as Thing) : each
    const id = isThing(organization) ? own(organization, 'id') : undefined
    if (!isService(each) || !known.has(id)) takeThing(gatherer, 'organization', organization, isService(each) ? `${at}/organization` : String(at), {})
    known.add(id)
    if (isService(each)) takeThing(gatherer, 'service', each, String(at), { organization_id: id })
    if (gatherer.count > mostRows) return refuse({ kind: 'too-many' })
  }
  return accept({ rows: gatherer.rows, refused: gatherer.refused })
}

export const tableOfFile = (name: string): HsdsTable | null => hsdsTableNames.find((table) => hsdsTables[table].file === name.toLowerCase()) ?? null

/** Which ids the rows of a table point at; `undefined` when the tables do not speak of it. */
function pointersIn(tables: ReadonlyMap<HsdsTable, readonly (readonly string[])[]>): (list: Inside) => ReadonlySet<string> | undefined {
  const made = new Map<string, ReadonlySet<string> | undefined>()
  return ({ table, by }) => {
    const name = `${table} ${by}`
    if (made.has(name)) return made.get(name)
    const [head, ...lines] = tables.get(table) ?? []
    const at = head?.findIndex((column) => column.trim() === by) ?? -1
    const found = at < 0 ? undefined : new Set(lines.map((line) => (line[at] ?? '').trim().toLowerCase()))
    made.set(name, found)
    return found
  }
}

/** Rows out of the tables of a data package, each with its heading first. */
export function rowsOfTables(tables: ReadonlyMap<HsdsTable, readonly (readonly string[])[]>): Result<ReadRows, FileRefusal> {
  const gatherer = new Gatherer()
  const pointsAt = pointersIn(tables)
  for (const table of hsdsTableNames) {
    const [head, ...lines] = tables.get(table) ?? []
    if (!head) continue
    if (!head.includes('id')) return refuse({ kind: 'no-id-column' })
    if (gatherer.count + lines.length > mostRows) return refuse({ kind: 'too-many' })
    const places = new Map(head.map((column, at) => [column.trim(), at]))
    for (const [at, line] of lines.entries()) {
      const place = `${hsdsTables[table].file} ${at + 2}`
      if (line.length > head.length) gatherer.refused.push({ table, place, id: null, reason: 'not-a-row' })
      else {
        const cellOf = (column: string): string | undefined => {
          const cell = line[places.get(column) ?? -1]
          return cell === undefined ? undefined : plainCell(cell)
        }
        gatherer.take(table, place, cellOf, (list) => pointsAt(list)?.has(cellOf('id')?.trim().toLowerCase() ?? '') === false)
      }
    }
  }
  return gatherer.rows.organization.length === 0 && gatherer.refused.length === 0
    ? refuse({ kind: 'nothing-in-it' })
    : accept({ rows: gatherer.rows, refused: gatherer.refused })
}

import { createGzip } from 'node:zlib'
import type { Tx } from '#platform/db/tx.ts'
import { csvHead, csvLine } from '#capabilities/directory/domain/hsds-csv.ts'
import { rowsOf } from '#capabilities/directory/domain/hsds-export.ts'
import { nest } from '#capabilities/directory/domain/hsds-nest.ts'
import { columnsOf, hsdsTableNames, hsdsTables, type HsdsRow, type HsdsRows, type HsdsTable } from '#capabilities/directory/domain/hsds-tables.ts'
import { namingFor, toldOutside } from '#capabilities/directory/queries/hsds-codes.ts'
import { packing, zipOf } from '#capabilities/directory/queries/hsds-zip.ts'
import { organisationsAfter } from '#capabilities/directory/store/hsds.ts'

/** So many organisations are in memory at a time. */
const pageSize = 50

/** The whole directory, a page at a time, as rows of HSDS. */
async function* pages(tx: Tx): AsyncGenerator<HsdsRows> {
  const naming = await namingFor(tx)
  let after: string | null = null
  for (;;) {
    const organisations = await organisationsAfter(tx, after, pageSize)
    const last = organisations.at(-1)
    if (!last) return
    yield rowsOf(organisations.map(toldOutside), naming)
    if (organisations.length < pageSize) return
    after = last.id
  }
}

export type Export = { readonly bytes: Buffer<ArrayBuffer>; readonly services: number }

/** Every organisation with all that is its own inside, as one JSON list, packed with gzip. */
export async function exportJson(tx: Tx): Promise<Export> {
  const file = packing(() => createGzip())
  let services = 0
  let first = true
  await file.write('[')
  for await (const rows of pages(tx)) {
    services += rows.service.length
    for (const organization of nest(rows)) {
      await file.write(`${first ? '' : ','}\n${JSON.stringify(organization)}`)
      first = false
    }
  }
  await file.write('\n]\n')
  return { bytes: (await file.end()).bytes, services }
}

/** The same columns as a data package says them (https://specs.frictionlessdata.io/tabular-data-package/). */
export const dataPackage = {
  name: 'human_services_data',
  title: 'Human Services Data Specification',
  profile: 'tabular-data-package',
  version: '3.1',
  homepage: 'https://docs.openreferral.org',
  resources: hsdsTableNames.map((table) => ({
    name: table,
    path: hsdsTables[table].file,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    profile: 'tabular-data-resource',
    schema: {
      primaryKey: 'id',
      fields: columnsOf(table).map(({ name, type, format, required }) => ({
        name,
        type,
        ...(format ? { format } : {}),
        ...(required ? { constraints: { required: true } } : {}),
      })),
    },
  })),
}

/** Written once in all, though many pages name them. */
const shared: readonly HsdsTable[] = ['unit', 'taxonomy', 'taxonomy_term']

/** The same as tables: one file each and the description of the package, as one zip. */
export async function exportTables(tx: Tx): Promise<Export> {
  const files = new Map(hsdsTableNames.map((table) => [table, packing()]))
  const written = new Set<string>()
  const isNew = (table: HsdsTable, row: HsdsRow): boolean => {
    const key = `${table} ${String(row['id'])}`
    if (!shared.includes(table)) return true
    if (written.has(key)) return false
    written.add(key)
    return true
  }
  let services = 0
  for (const [table, file] of files) await file.write(csvHead(table))
  for await (const rows of pages(tx)) {
    services += rows.service.length
    for (const [table, file] of files) for (const row of rows[table]) if (isNew(table, row)) await file.write(csvLine(table, row))
  }
  const description = packing()
  await description.write(`${JSON.stringify(dataPackage, null, 2)}\n`)
  const packed: (readonly [string, Awaited<ReturnType<typeof description.end>>])[] = [['datapackage.json', await description.end()]]
  for (const [table, file] of files) packed.push([hsdsTables[table].file, await file.end()])
  return { bytes: zipOf(packed), services }
}

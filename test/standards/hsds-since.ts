/**
 * What HSDS 3.1.1 to 3.1.3 ask of a table beyond the schemas beside this file, by their list of changes: `updated` is a time with its day, and the fields of
 * `unit` and `service_capacity` are held to what they must be.
 */
const asked: Readonly<Record<string, readonly string[]>> = { unit: ['id', 'name'], service_capacity: ['id', 'service_id', 'unit_id', 'available', 'updated'] }
const timeWithDay = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/

type Row = Readonly<Record<string, string>>
export function faultsSince(table: string, rows: readonly Row[]): readonly string[] {
  const columns = asked[table]
  if (columns === undefined) return []
  const ids = rows.map((row) => row['id'])
  return [
    ...rows.flatMap((row) => columns.filter((column) => (row[column] ?? '') === '').map((column) => `${table}.${column} must be there`)),
    ...(new Set(ids).size === ids.length ? [] : [`${table}.id stands twice`]),
    ...rows.filter((row) => table === 'service_capacity' && !timeWithDay.test(row['updated'] ?? '')).map(() => `${table}.updated is no time`),
  ]
}

import { embeds, insides, type HsdsRow, type HsdsRows, type HsdsTable } from '#capabilities/directory/domain/hsds-tables.ts'

export type Nested = { readonly [name: string]: string | number | Nested | readonly Nested[] }

/** Rows of a table by the value of a column, made when first asked for. */
function finder(rows: HsdsRows): (table: HsdsTable, by: string, value: unknown) => readonly HsdsRow[] {
  const made = new Map<string, Map<unknown, HsdsRow[]>>()
  return (table, by, value) => {
    const name = `${table} ${by}`
    let found = made.get(name)
    if (!found) {
      found = new Map()
      for (const row of rows[table]) {
        const list = found.get(row[by])
        if (list) list.push(row)
        else found.set(row[by], [row])
      }
      made.set(name, found)
    }
    return found.get(value) ?? []
  }
}

/** Organisations with all that is theirs written inside, as one HSDS document each. */
export function nest(rows: HsdsRows): readonly Nested[] {
  const find = finder(rows)
  const whole = (table: HsdsTable, row: HsdsRow): Nested => {
    const made: Record<string, Nested[string]> = { ...row }
    const embedded = embeds[table]
    const [one] = embedded ? find(embedded.table, 'id', row[embedded.by]) : []
    if (embedded && one) made[embedded.as] = whole(embedded.table, one)
    for (const { as, table: of, by } of insides[table] ?? []) {
      const list = find(of, by, row['id'])
      if (list.length > 0) made[as] = list.map((each) => whole(of, each))
    }
    return made
  }
  return rows.organization.map((row) => whole('organization', row))
}

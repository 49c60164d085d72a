import type { KnownCodes } from '#capabilities/directory/domain/hsds-entries.ts'
import { taxonomies, type Taxonomy } from '#capabilities/directory/domain/hsds-entries.ts'
import { RowReader } from '#capabilities/directory/domain/hsds-faults.ts'
import type { HsdsRow, HsdsRows, HsdsTable } from '#capabilities/directory/domain/hsds-tables.ts'
import { placeColumn, type RefusedRow, type RowReason } from '#capabilities/directory/domain/hsds-values.ts'

export type Terms = Readonly<Record<Exclude<Taxonomy, 'protection'>, readonly string[]>> & { readonly isProtected: boolean }

/** These say something only through another row, or nothing that the directory takes from a file. */
const passive = new Set<HsdsTable>(['organization', 'service', 'service_capacity', 'unit', 'taxonomy', 'taxonomy_term'])

/** The rows of a file while they are put together: which were taken, and which were refused and why. */
export class RowPile {
  readonly rows: HsdsRows
  readonly refused: RefusedRow[]
  readonly #taken = new Set<HsdsRow>()
  readonly #gone = new Set<string>()
  readonly #found = new Map<string, ReadonlyMap<unknown, readonly HsdsRow[]>>()
  constructor(rows: HsdsRows, refused: readonly RefusedRow[]) {
    this.rows = rows
    this.refused = [...refused]
    for (const { id } of refused) if (id !== null) this.#gone.add(id)
  }

  /** The rows of a table that point at something. */
  of(table: HsdsTable, by: string, id: string): readonly RowReader[] {
    const name = `${table} ${by}`
    let found = this.#found.get(name)
    if (!found) {
      found = Map.groupBy(this.rows[table], (row) => row[by])
      this.#found.set(name, found)
    }
    return (found.get(id) ?? []).map((row) => {
      this.#taken.add(row)
      return new RowReader(table, row)
    })
  }

  /** Whether a row with this id was refused. */
  isGone(id: string): boolean {
    return this.#gone.has(id)
  }

  /** What was read of a row, unless something was wrong with it or with what belongs to it. */
  keep<Value>(value: Value, reader: RowReader, ...more: readonly RowReader[]): readonly Value[] {
    const faulty = [...more, reader].filter((each) => each.fault !== null)
    for (const each of faulty) this.refuse(each)
    return faulty.length === 0 ? [value] : []
  }
  refuse(reader: RowReader, reason?: RowReason): void {
    this.refused.push(reader.refused(reason ? { reason } : reader.fault))
    this.#gone.add(reader.id())
  }

  /** Rows that belong to nothing that was read. What belonged to a refused row went with it. */
  refuseLeftOver(): void {
    for (const [table, rows] of Object.entries(this.rows) as [HsdsTable, readonly HsdsRow[]][]) {
      if (passive.has(table)) continue
      for (const row of rows) {
        if (this.#taken.has(row)) continue
        const owners = ['service_id', 'organization_id', 'contact_id', 'location_id', 'link_id'].map((column) => row[column]).filter((id) => id !== undefined)
        if (owners.some((id) => this.#gone.has(String(id)))) continue
        this.refused.push({ table, place: String(row[placeColumn] ?? ''), id: String(row['id']), reason: 'belongs-to-nothing' })
      }
    }
  }
}

/** Whether a term says that where an entry is must not be known. */
export const saysProtected = (pile: RowPile, id: string): boolean =>
  pile
    .of('attribute', 'link_id', id)
    .some((reader) => pile.of('taxonomy_term', 'id', reader.id('taxonomy_term_id')).some((term) => term.row['taxonomy'] === taxonomies.protection.name))

/** The codes that terms put on one entry: ours by the name of their list, those of others where they spell the same. */
export function termsOf(pile: RowPile, id: string, known: KnownCodes): Terms {
  const found = { country: [] as string[], kind: [] as string[], need: [] as string[], group: [] as string[], hours: [] as string[] }
  let isProtected = false
  const ours = new Map<string, Taxonomy>((Object.keys(taxonomies) as Taxonomy[]).map((list) => [taxonomies[list].name, list]))
  const lists = Object.keys(found) as (keyof typeof found)[]
  for (const reader of pile.of('attribute', 'link_id', id)) {
    const [term] = pile.of('taxonomy_term', 'id', reader.id('taxonomy_term_id'))
    const code = term ? String(term.row['code'] ?? term.row['name'] ?? '').trim() : ''
    const list = ours.get(String(term?.row['taxonomy'] ?? ''))
    if (list === 'protection') isProtected = true
    else if (list !== undefined && known[list].has(code)) found[list].push(code)
    else if (list !== undefined || !term) pile.refuse(reader, 'not-a-code')
    else
      for (const each of lists.filter((one) => one === 'need' || one === 'group')) if (known[each].has(code.toLowerCase())) found[each].push(code.toLowerCase())
  }
  return { ...found, isProtected }
}

import type { PlanState } from '#capabilities/directory/domain/hsds-plan.ts'
import { holdsWay } from '#capabilities/directory/domain/hsds-faults.ts'
import type { HsdsRow, HsdsRows, HsdsTable } from '#capabilities/directory/domain/hsds-tables.ts'
import { placeColumn } from '#capabilities/directory/domain/hsds-values.ts'

export type LookState = PlanState | 'refused' | 'renamed'
/** A row whose words for who answers name no function of ours, and are not kept. */
export type Renamed = { readonly table: HsdsTable; readonly place: string }

/**
 * A file's rows with who answers as a function. Words that name none of ours may be a person's name: it is "contact" then, and told. What holds a way to
 * reach somebody is left, to be refused.
 *
 * @param titleOr a title as the directory says it; `null` when it names no function of ours
 */
export function withFunctions(rows: HsdsRows, titleOr: (words: string) => string | null): { readonly rows: HsdsRows; readonly renamed: readonly Renamed[] } {
  const renamed: Renamed[] = []
  const named = (table: HsdsTable, column: 'title' | 'description', row: HsdsRow): HsdsRow => {
    const words = row[column]
    if (typeof words !== 'string' || words.trim() === '' || words.length > 120 || holdsWay(words)) return row
    const title = titleOr(words)
    if (title === null) renamed.push({ table, place: String(row[placeColumn] ?? '') })
    return { ...row, [column]: title ?? titleOr('contact') ?? '' }
  }
  return {
    rows: {
      ...rows,
      contact: rows.contact.map((row) => named('contact', 'title', row)),
      phone: rows.phone.map((row) => (row['contact_id'] === undefined ? named('phone', 'description', row) : row)),
    },
    renamed,
  }
}

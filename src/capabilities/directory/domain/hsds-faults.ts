import { emptyColumn, placeColumn, type RefusedRow, type RowReason } from '#capabilities/directory/domain/hsds-values.ts'
import type { HsdsRow, HsdsTable } from '#capabilities/directory/domain/hsds-tables.ts'

/** A number to call, an address of mail or of the net: none of them belongs in a name. */
const contact = /@|https?:|www\.|\d[\d\s().-]{4,}\d/i

/** Whether words hold a way to reach somebody. */
export const holdsWay = (words: string): boolean => contact.test(words)

/** One row while it is read: what it says, and the first thing that is wrong with it. */
export class RowReader {
  readonly row: HsdsRow
  readonly table: HsdsTable
  fault: { readonly reason: RowReason; readonly column?: string } | null = null
  constructor(table: HsdsTable, row: HsdsRow) {
    this.table = table
    this.row = row
  }

  wrong(reason: RowReason, column?: string): null {
    this.fault ??= column === undefined ? { reason } : { reason, column }
    return null
  }
  /** Whether the file says that there is nothing here, in a column or in a list that belongs to the row. */
  saysEmpty(name: string): boolean {
    return String(this.row[emptyColumn] ?? '')
      .split(' ')
      .includes(name)
  }
  /** What the file says in a column; what is held stays where it does not speak of it. */
  orHeld<Value>(column: string, told: Value, held: Value | undefined): Value {
    return this.row[column] !== undefined || this.saysEmpty(column) ? told : (held ?? told)
  }
  /** The same of a list. Where nothing of it could be read, nothing changes. */
  listOrHeld<Value>(name: string, told: readonly Value[], held: readonly Value[] | undefined): readonly Value[] {
    return told.length > 0 || this.saysEmpty(name) ? told : (held ?? told)
  }
  text(column: string, most: number): string | null {
    const value = this.row[column]
    if (value === undefined) return null
    const words = String(value)
    return words.length > most ? this.wrong('too-long', column) : words
  }
  /** What something is called, without a way to reach somebody in it. */
  called(column: string, most: number): string {
    const words = this.text(column, most) ?? ''
    if (holdsWay(words)) this.wrong('holds-contact', column)
    return words
  }
  address(column: string): string | null {
    const words = this.text(column, 300)
    return words === null || /^https?:\/\/[^\s<>"']+$/.test(words) ? words : this.wrong('not-an-address-of-the-net', column)
  }
  mail(column: string): string | null {
    const words = this.text(column, 200)
    return words === null || /^[^@\s<>"']+@[^@\s<>"']+\.[^@\s<>"']+$/.test(words) ? words : this.wrong('not-a-mail-address', column)
  }
  phone(column: string): string | null {
    const words = this.text(column, 31)
    return words === null || /^[+0-9][0-9 ()/-]{1,30}$/.test(words) ? words : this.wrong('not-a-phone-number', column)
  }
  age(column: string): number | null {
    const value = this.row[column]
    if (value === undefined) return null
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 120 ? value : this.wrong('not-a-number', column)
  }
  id(column = 'id'): string {
    return String(this.row[column] ?? '')
  }
  refused(reason = this.fault): RefusedRow {
    const { row, table } = this
    return { table, place: String(row[placeColumn] ?? ''), id: this.id(), ...(reason ?? { reason: 'not-a-row' as const }) }
  }
}

import type { Tx } from '#platform/db/tx.ts'
import type { Finding } from '#platform/record/replay.ts'
import { readState, readWatched } from '#platform/record/stored.ts'

type Latest = { readonly digest: string; readonly seq: number }

/** What the record last said of every row of every watched table. */
export class Coverage {
  readonly #tables = new Map<string, Map<string, Latest>>()
  #rows = 0

  get rows(): number {
    return this.#rows
  }

  /** Takes the row lines of one event: `schema.table [key] digest`, `gone` for a deleted row, `*` for every row. */
  add(seq: number, lines: string): void {
    if (lines === '') return
    for (const line of lines.split('\n')) {
      const first = line.indexOf(' ')
      const last = line.lastIndexOf(' ')
      const digest = line.slice(last + 1)
      const key = line.slice(first + 1, last)
      const table = this.#table(line.slice(0, first))
      if (key === '*') table.clear()
      else if (digest === 'gone') table.delete(key)
      else table.set(key, { digest, seq })
    }
  }

  #table(name: string): Map<string, Latest> {
    const known = this.#tables.get(name)
    if (known) return known
    const made = new Map<string, Latest>()
    this.#tables.set(name, made)
    return made
  }

  /** Compares with the tables as they stand. */
  async compare(tx: Tx): Promise<Finding | null> {
    for (const name of await readWatched(tx)) {
      const finding = await this.#compareTable(tx, name)
      if (finding) return finding
    }
    for (const [name, table] of this.#tables) {
      const [left] = table
      if (left) return { finding: 'coverage', seq: left[1].seq, says: `${name} ${left[0]} was recorded, and the row is gone without a record.` }
    }
    return null
  }

  async #compareTable(tx: Tx, name: string): Promise<Finding | null> {
    const table = this.#table(name)
    let found: Finding | null = null
    for await (const rows of readState(tx, name)) {
      for (const { key, digest } of rows) {
        const latest = table.get(key)
        this.#rows += 1
        if (latest?.digest === digest) table.delete(key)
        else found ??= { finding: 'coverage', seq: latest?.seq ?? null, says: `${name} ${key} ${latest ? 'was changed without a record.' : 'has no record.'}` }
      }
    }
    return found
  }
}

import { headingsOf, tableUnder } from '#test/docs/table.ts'
import { read } from '#test/docs/tree.ts'

/** A column of one of the two databases, as `docs/plaintext-inventory.md` lists it; `test/docs` holds that list to the databases. */
export type Listed = { readonly half: 'main' | 'vault'; readonly schema: string; readonly table: string; readonly column: string; readonly kind: string }

export const listedColumns = (): readonly Listed[] => {
  const page = read('docs/plaintext-inventory.md')
  return headingsOf(page).flatMap((heading) => {
    const [, schema, which] = /^Schema `(\w+)` \((main|vault|both)\)$/.exec(heading) ?? []
    if (schema === undefined || which === undefined) return []
    const halves = which === 'both' ? (['main', 'vault'] as const) : [which as 'main' | 'vault']
    return tableUnder(page, heading).flatMap((row) =>
      halves.flatMap((half) =>
        (row['column'] ?? '').split(', ').map((column) => ({ half, schema, table: row['table'] ?? '', column, kind: row['kind'] ?? '' })),
      ),
    )
  })
}

export const nameOfListed = ({ half, schema, table, column }: Listed): string => `${half} ${schema}.${table}.${column}`

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { headingsOf, tableUnder } from '#test/docs/table.ts'
import { read } from '#test/docs/tree.ts'
import { makeScratch, type Scratch } from '#test/database/scratch.ts'

const page = read('docs/plaintext-inventory.md')

/** What a column of each kind can be in the database. A sealed one is bytes, and a code is not: a text cannot hide under another kind. */
const typesOf: Readonly<Record<string, readonly string[]>> = {
  sealed: ['bytea'],
  key: ['bytea'],
  'public key': ['bytea'],
  hash: ['bytea', 'bytea[]', 'text'],
  id: ['uuid', 'uuid[]'],
  code: ['text', 'text[]'],
  flag: ['bool'],
  number: ['int2', 'int4', 'int8', 'int4[]', 'jsonb', 'numeric'],
  day: ['date', 'daterange'],
  time: ['timestamptz', 'interval', 'time'],
  name: ['text'],
  reference: ['text'],
  path: ['text'],
  record: ['text'],
}

type Column = { readonly at: string; readonly type: string }

/** `main audit.event.seq` → kind, as the page says. */
const listed = new Map<string, string>(
  headingsOf(page).flatMap((heading) => {
    const [, schema, which] = /^Schema `(\w+)` \((main|vault|both)\)$/.exec(heading) ?? []
    if (schema === undefined || which === undefined) return []
    return tableUnder(page, heading).flatMap((row) =>
      (which === 'both' ? ['main', 'vault'] : [which]).flatMap((half) =>
        (row['column'] ?? '').split(', ').map((column) => [`${half} ${schema}.${row['table'] ?? ''}.${column}`, row['kind'] ?? ''] as const),
      ),
    )
  }),
)

let scratch: Scratch
const there: Column[] = []

beforeAll(async () => {
  scratch = await makeScratch()
  for (const half of ['main', 'vault'] as const) {
    const { rows } = await sql<Column>`
      select ${half}::text || ' ' || c.table_schema || '.' || c.table_name || '.' || c.column_name as at,
             case when c.data_type = 'ARRAY' then substr(c.udt_name, 2) || '[]' else c.udt_name end as type
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')`.execute(await scratch.admin(half))
    there.push(...rows)
  }
})
afterAll(() => scratch.drop())

describe('the list of what is stored', () => {
  it('has every column of both databases', () => {
    expect(there.map(({ at }) => at).filter((at) => !listed.has(at))).toEqual([])
  })

  it('has no column that is not there', () => {
    const known = new Set(there.map(({ at }) => at))
    expect([...listed.keys()].filter((at) => !known.has(at))).toEqual([])
  })

  it('says nothing twice', () => {
    const said = headingsOf(page)
      .filter((heading) => heading.startsWith('Schema `'))
      .flatMap((heading) =>
        tableUnder(page, heading).flatMap((row) => (row['column'] ?? '').split(', ').map((column) => `${heading} ${row['table'] ?? ''}.${column}`)),
      )
    expect(said.filter((each, place) => said.indexOf(each) !== place)).toEqual([])
  })

  it('calls nothing by a kind that it cannot be', () => {
    const odd = there.filter(({ at, type }) => !(typesOf[listed.get(at) ?? ''] ?? []).includes(type))
    expect(odd.map(({ at, type }) => `${at} is ${type}, not ${listed.get(at) ?? 'listed'}`)).toEqual([])
  })

  it('explains every kind it uses', () => {
    const explained = tableUnder(`## Kinds\n${page.slice(0, page.indexOf('\n## '))}`, 'Kinds').flatMap((row) => (row['kind'] ?? '').split(', '))
    expect([...new Set(listed.values())].filter((kind) => !explained.includes(kind))).toEqual([])
  })
})

import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'

export type Municipality = { readonly code: string; readonly name: string; readonly countyCode: string; readonly countyName: string }
export type County = { readonly code: string; readonly name: string }

const columns = sql`m.code, m.name, m.county_code as "countyCode", c.name as "countyName"`

/** All 290, by name in Swedish order. */
export async function municipalities(tx: Tx): Promise<readonly Municipality[]> {
  const { rows } = await sql<Municipality>`select ${columns} from directory.municipality m join directory.county c on c.code = m.county_code`.execute(tx)
  return inOrder(rows)
}

/** By code, or by name: the same name first, then names that begin so, then names that hold it. At most twenty. */
export async function searchMunicipalities(tx: Tx, find: string): Promise<readonly Municipality[]> {
  const words = find.trim().toLowerCase()
  if (words === '') return []
  const { rows } = await sql<Municipality>`
    select ${columns} from directory.municipality m join directory.county c on c.code = m.county_code
    where m.code = ${words} or strpos(lower(m.name), ${words}) > 0 or strpos(lower(c.name), ${words}) = 1
    order by (lower(m.name) = ${words} or m.code = ${words}) desc, strpos(lower(m.name), ${words}) = 1 desc, m.name limit 20`.execute(tx)
  return rows
}

export async function findMunicipality(tx: Tx, code: string): Promise<Municipality | null> {
  const { rows } =
    await sql<Municipality>`select ${columns} from directory.municipality m join directory.county c on c.code = m.county_code where m.code = ${code}`.execute(
      tx,
    )
  return rows[0] ?? null
}

export async function findMunicipalities(tx: Tx, codes: readonly string[]): Promise<readonly Municipality[]> {
  if (codes.length === 0) return []
  const { rows } = await sql<Municipality>`
    select ${columns} from directory.municipality m join directory.county c on c.code = m.county_code where m.code = any (${[...codes]}::text[])`.execute(tx)
  return inOrder(rows)
}

export async function counties(tx: Tx): Promise<readonly County[]> {
  const { rows } = await sql<County>`select code, name from directory.county order by code`.execute(tx)
  return rows
}

/** Every code that a function can serve: counties and municipalities. */
export async function areaCodes(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ code: string }>`select code from directory.county union all select code from directory.municipality`.execute(tx)
  return new Set(rows.map((row) => row.code))
}

export type NationalLine = {
  readonly code: string
  readonly number: string
  readonly source: string
  readonly confirmedOn: string | null
  readonly status: 'confirmed' | 'unconfirmed' | 'ended'
}
export async function nationalLines(tx: Tx): Promise<readonly NationalLine[]> {
  const { rows } = await sql<NationalLine>`
    select code, number, source, confirmed_on::text as "confirmedOn", status from directory.national_line where status <> 'ended' order by code`.execute(tx)
  return rows
}

const swedish = new Intl.Collator('sv')
const inOrder = (rows: readonly Municipality[]): readonly Municipality[] => [...rows].sort((a, b) => swedish.compare(a.name, b.name))

import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import { countryNeeds, gateRules, type GateRuleCode, type Holder, type Way } from '#capabilities/returning/reference/gate-rules.ts'
import type { PaperKind } from '#capabilities/returning/domain/papers.ts'

export type GateRule = { readonly days: number; readonly source: string; readonly confirmed: boolean; readonly validFrom: string }

/**
 * The rule as it stands on a day.
 * @throws Error when the reference data is not there: a defect of the installation
 */
export async function gateRule(tx: Tx, code: GateRuleCode, on: string): Promise<GateRule> {
  const { rows } = await sql<GateRule>`
    select days, source, confirmed, valid_from::text as "validFrom" from returns.gate_rule
    where code = ${code} and valid_from <= ${on}::date and (valid_to is null or valid_to > ${on}::date) order by valid_from desc limit 1`.execute(tx)
  const [rule] = rows
  if (!rule) throw new Error(`there is no rule ${code} on ${on}`)
  return rule
}

export type CountryNeed = {
  readonly holder: Holder
  readonly way: Way
  readonly paper: PaperKind
  readonly must: boolean
  readonly source: string
  readonly confirmed: boolean
}
/** What a country asks for on a day; where it has no rows of its own, what most countries ask for. */
export async function needsOf(tx: Tx, country: string | null, on: string): Promise<readonly CountryNeed[]> {
  const { rows } = await sql<CountryNeed & { readonly own: boolean }>`
    select n.holder, n.way, n.paper, n.must, n.source, n.confirmed, n.country <> '**' as own from returns.country_need n
    where n.country in (${country ?? '**'}, '**') and n.valid_from <= ${on}::date and (n.valid_to is null or n.valid_to > ${on}::date)
    order by n.holder, n.way, n.must desc, n.paper`.execute(tx)
  return rows.filter((row) => row.own || !rows.some((one) => one.own && one.holder === row.holder && one.way === row.way)).map(({ own: _own, ...row }) => row)
}

export async function furnishGateRules(tx: Tx): Promise<void> {
  for (const { code, days, source, confirmed, validFrom } of gateRules)
    await sql`
      insert into returns.gate_rule (code, days, source, confirmed, valid_from) values (${code}, ${days}, ${source}, ${confirmed}, ${validFrom}::date)
      on conflict (code, valid_from) do nothing`.execute(tx)
  for (const { country, holder, way, paper, must, source, confirmed, validFrom } of countryNeeds)
    await sql`
      insert into returns.country_need (country, holder, way, paper, must, source, confirmed, valid_from)
      values (${country}, ${holder}, ${way}, ${paper}, ${must}, ${source}, ${confirmed}, ${validFrom}::date)
      on conflict (country, holder, way, paper, valid_from) do nothing`.execute(tx)
}

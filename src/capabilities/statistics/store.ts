import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import type { ClosedPeriod } from '#capabilities/statistics/domain/closed.ts'
import type { CodedCase, Counting } from '#capabilities/statistics/domain/dataset.ts'
import type { EndedReturn, ProgrammePeriod } from '#capabilities/statistics/domain/programme.ts'
import type { TwelfthPeriod, TwelfthReturn } from '#capabilities/statistics/domain/twelfth.ts'
import type { Quarter } from '#capabilities/statistics/domain/quarter.ts'

/** A table's counting with the reading it rests on. */
export type Dataset = { readonly id: string; readonly counting: Counting; readonly reading: { readonly code: string; readonly inferred: boolean } }

type DatasetRow = {
  id: string
  unit: Counting['unit']
  partition: Counting['partition']
  population: string
  period_from: number
  period_to: number
  double_count_risk: boolean
  source: string
  reading: string
  inferred: boolean
}

/** How a dataset was counted. */
export async function findDataset(facts: Tx, id: string): Promise<Dataset | null> {
  const { rows } = await sql<DatasetRow>`
    select id, unit, partition, population, period_from, period_to, double_count_risk, source, reading, inferred from facts.dataset where id = ${id}`.execute(
    facts,
  )
  const row = rows[0]
  if (!row) return null
  const { unit, partition, population, source } = row
  return {
    id: row.id,
    counting: { unit, partition, population, period: { from: row.period_from, to: row.period_to }, doubleCountRisk: row.double_count_risk, source },
    reading: { code: row.reading, inferred: row.inferred },
  }
}

/** The coded rows of a dataset that the one asking may count. */
export async function findCodedCases(facts: Tx, id: string): Promise<readonly CodedCase[]> {
  const { rows } = await sql<CodedCase>`
    select sex, age, purpose, begging, criminality, berry_picking, country, year, municipality, returned from facts.referral where dataset_id = ${id}`.execute(
    facts,
  )
  return rows
}

/** What was closed in a quarter and is in no period yet. For the clock. */
export type UncountedClosure = {
  readonly from_quarter: Quarter
  readonly quarter: Quarter
  readonly sex: string
  readonly age_group: string
  readonly count: number
}
export async function uncountedClosures(tx: Tx): Promise<readonly UncountedClosure[]> {
  const { rows } = await sql<UncountedClosure>`select from_quarter, quarter, sex, age_group, count from facts.uncounted_closures()`.execute(tx)
  return rows
}

/** A period and what may be shown of it. For the clock; never written twice. */
export async function keepClosedPeriod(tx: Tx, { from, last, total, threshold, cells }: ClosedPeriod): Promise<void> {
  await sql`insert into statistics.closed_period (from_quarter, last_quarter, threshold, total) values (${from}::date, ${last}::date, ${threshold}, ${total})`.execute(
    tx,
  )
  if (cells.length === 0) return
  await sql`
    insert into statistics.closed_cell (from_quarter, sex, age, count)
    select ${from}::date, r.sex, r.age, r.count from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as r (sex text, age text, count integer)`.execute(tx)
}

/** Periods that were counted, the newest first; at most `limit`. */
export async function findClosedPeriods(facts: Tx, limit: number): Promise<readonly ClosedPeriod[]> {
  const { rows } = await sql<ClosedPeriod>`
    select p.from_quarter as "from", p.last_quarter as "last", p.threshold, p.total,
      coalesce((select jsonb_agg(jsonb_build_object('sex', c.sex, 'age', c.age, 'count', c.count)) from facts.closed_cell c where c.from_quarter = p.from_quarter), '[]') as cells
    from facts.closed_period p order by p.from_quarter desc limit ${limit}`.execute(facts)
  return rows
}

/** Writes how a dataset was counted; the program's own words win. For the migrator. */
export async function keepDataset(tx: Tx, { id, counting, reading }: Dataset, quoted: boolean): Promise<void> {
  await sql`
    insert into statistics.dataset as d (id, unit, partition, population, period_from, period_to, double_count_risk, source, reading, inferred, quoted)
    values (${id}, ${counting.unit}, ${counting.partition}, ${counting.population}, ${counting.period.from}, ${counting.period.to}, ${counting.doubleCountRisk}, ${counting.source},
            ${reading.code}, ${reading.inferred}, ${quoted})
    on conflict (id) do update set unit = excluded.unit, partition = excluded.partition, population = excluded.population, period_from = excluded.period_from, period_to = excluded.period_to,
      double_count_risk = excluded.double_count_risk, source = excluded.source, reading = excluded.reading, inferred = excluded.inferred, quoted = excluded.quoted`.execute(
    tx,
  )
}

/** Gives a national office the coded rows, once. Answers how many rows are new. For the migrator. */
export async function keepCodedCases(tx: Tx, id: string, cases: readonly CodedCase[]): Promise<number> {
  const told = cases.map((one, at) => ({ no: at + 1, ...one }))
  const { numAffectedRows } = await sql`
    insert into statistics.coded_case (dataset_id, no, zone_id, sex, age, purpose, begging, criminality, berry_picking, country, year, municipality, returned)
    select ${id}, r.no, z.id, r.sex, r.age, r.purpose, r.begging, r.criminality, r.berry_picking, r.country, r.year, r.municipality, r.returned
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as r (no integer, sex text, age text, purpose text, begging boolean, criminality boolean, berry_picking boolean,
                                                                  country text, year integer, municipality text, returned boolean)
    cross join (select id from people.zone where kind = 'national_coordination' and active order by made_at, id limit 1) z
    where not exists (select from statistics.coded_case where dataset_id = ${id})`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** From when on returns have not been counted: after the last period, and `null` before the first. For the clock. */
export async function programmeSince(tx: Tx): Promise<Quarter | null> {
  const { rows } = await sql<{
    since: Quarter | null
  }>`select (max(last_quarter) + interval '3 months')::date::text as since from statistics.programme_period`.execute(tx)
  return rows[0]?.since ?? null
}
/** Returns that ended in finished quarters that no period holds yet, as coarse codes. For the clock. */
export async function uncountedReturns(tx: Tx, since: Quarter | null): Promise<readonly EndedReturn[]> {
  const { rows } = await sql<EndedReturn>`
    select quarter, referred, admitted, departed, arrived, m1, m3, m6, outcome, paid_ore from facts.uncounted_returns(${since}::date)`.execute(tx)
  return rows
}
/** A period of the programme and what may be shown of it. For the clock; never written twice. */
export async function keepProgrammePeriod(tx: Tx, { from, last, total, threshold, paidThousands, cells }: ProgrammePeriod): Promise<void> {
  await sql`
    insert into statistics.programme_period (from_quarter, last_quarter, threshold, total, paid_thousands)
    values (${from}::date, ${last}::date, ${threshold}, ${total}, ${paidThousands})`.execute(tx)
  if (cells.length === 0) return
  await sql`
    insert into statistics.programme_cell (from_quarter, name, count)
    select ${from}::date, r.name, r.count from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as r (name text, count integer)`.execute(tx)
}
/** Periods of the programme that were counted, the newest first; at most `limit`. */
export async function findProgrammePeriods(facts: Tx, limit: number): Promise<readonly ProgrammePeriod[]> {
  const { rows } = await sql<ProgrammePeriod>`
    select p.from_quarter as "from", p.last_quarter as "last", p.threshold, p.total, p.paid_thousands as "paidThousands",
      coalesce((select jsonb_agg(jsonb_build_object('name', c.name, 'count', c.count)) from facts.programme_cell c where c.from_quarter = p.from_quarter), '[]') as cells
    from facts.programme_period p order by p.from_quarter desc limit ${limit}`.execute(facts)
  return rows
}

/** From when on the twelfth month has not been counted. For the clock. */
export async function twelfthSince(tx: Tx): Promise<Quarter | null> {
  const { rows } = await sql<{
    since: Quarter | null
  }>`select (max(last_quarter) + interval '3 months')::date::text as since from statistics.twelfth_period`.execute(tx)
  return rows[0]?.since ?? null
}
/** Returns whose twelfth month passed in quarters that have been over for thirty days, and that no period holds yet. For the clock. */
export async function uncountedTwelfths(tx: Tx, since: Quarter | null): Promise<readonly TwelfthReturn[]> {
  return (await sql<TwelfthReturn>`select quarter, answer, again from facts.uncounted_twelfths(${since}::date)`.execute(tx)).rows
}
/** For the clock; never written twice. */
export async function keepTwelfthPeriod(tx: Tx, { from, last, total, threshold, cells }: TwelfthPeriod): Promise<void> {
  await sql`insert into statistics.twelfth_period (from_quarter, last_quarter, threshold, total) values (${from}::date, ${last}::date, ${threshold}, ${total})`.execute(
    tx,
  )
  if (cells.length === 0) return
  await sql`
    insert into statistics.twelfth_cell (from_quarter, name, count)
    select ${from}::date, r.name, r.count from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as r (name text, count integer)`.execute(tx)
}
/** The newest first; at most `limit`. */
export async function findTwelfthPeriods(facts: Tx, limit: number): Promise<readonly TwelfthPeriod[]> {
  const { rows } = await sql<TwelfthPeriod>`
    select p.from_quarter as "from", p.last_quarter as "last", p.threshold, p.total,
      coalesce((select jsonb_agg(jsonb_build_object('name', c.name, 'count', c.count)) from facts.twelfth_cell c where c.from_quarter = p.from_quarter), '[]') as cells
    from facts.twelfth_period p order by p.from_quarter desc limit ${limit}`.execute(facts)
  return rows
}

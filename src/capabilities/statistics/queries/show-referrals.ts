import { z } from 'zod'
import type { Tx } from '#platform/db/tx.ts'
import type { Counting } from '#capabilities/statistics/domain/dataset.ts'
import { partitions, silences, units, variables } from '#capabilities/statistics/domain/dataset.ts'
import { choices, variablesOf, type Choice } from '#capabilities/statistics/domain/asked.ts'
import { determined, referralsId, undetermined } from '#capabilities/statistics/domain/referrals.ts'
import { openIntervals, openQuestions } from '#capabilities/statistics/domain/open-questions.ts'
import { releaseOf, releaseThreshold, type Release } from '#capabilities/statistics/domain/release.ts'
import { cross, type Coded, type Table } from '#capabilities/statistics/domain/table.ts'
import { findCodedCases, findDataset, type Dataset } from '#capabilities/statistics/store.ts'

const At = z.record(z.string(), z.string())
/** What the API answers of the 37 cases. */
export const Referrals = z.object({
  dataset: z.object({
    id: z.string(),
    unit: z.enum(units),
    partition: z.enum(partitions),
    population: z.string(),
    period: z.object({ from: z.number().int(), to: z.number().int() }),
    doubleCountRisk: z.boolean(),
    source: z.string(),
    reading: z.string(),
    inferred: z.boolean(),
  }),
  marking: z.literal('internal-quoted-from-a-published-source'),
  total: z.number().int(),
  asked: z.object({ rows: z.enum(choices), columns: z.enum(choices).nullable() }),
  by: z.array(z.enum(variables)),
  cells: z.array(z.object({ at: At, count: z.number().int() })),
  /** Why there are no cells. */
  refused: z.enum([...silences, 'asked-twice']).nullable(),
  figures: z.object({ sexual: z.number().int(), children: z.number().int(), female: z.number().int() }),
  intervals: z.array(z.object({ of: z.enum(openQuestions), min: z.number().int(), max: z.number().int() })),
  release: z.object({
    threshold: z.number().int(),
    total: z.number().int().nullable(),
    tables: z.array(z.object({ by: z.array(z.enum(variables)), rows: z.array(z.object({ at: z.union([At, z.literal('others')]), count: z.number().int() })) })),
  }),
})
export type ReferralsModel = z.output<typeof Referrals>

export type Loaded = { readonly dataset: Dataset; readonly coded: Coded }

/** The 37 coded rows, if they are there for the one asking. */
export async function loadReferrals(facts: Tx): Promise<Loaded | null> {
  const dataset = await findDataset(facts, referralsId)
  const rows = await findCodedCases(facts, referralsId)
  return dataset === null || rows.length === 0 ? null : { dataset, coded: { rows, determined, undetermined } }
}

const describe = (id: string, counting: Counting, reading: Dataset['reading']): ReferralsModel['dataset'] => ({
  id,
  unit: counting.unit,
  partition: counting.partition,
  population: counting.population,
  period: { ...counting.period },
  doubleCountRisk: counting.doubleCountRisk,
  source: counting.source,
  reading: reading.code,
  inferred: reading.inferred,
})

const plain = (table: Table): ReferralsModel['cells'] => table.cells.map(({ at, count }) => ({ at: { ...at } as Record<string, string>, count }))
const releasable = (release: Release | null): ReferralsModel['release'] => ({
  threshold: releaseThreshold,
  total: release?.total ?? null,
  tables: (release?.tables ?? []).map((table) => ({
    by: [...table.by],
    rows: table.rows.map(({ at, count }) => ({ at: at === 'others' ? at : ({ ...at } as Record<string, string>), count })),
  })),
})

/** The page's whole model from the coded rows; the crossing asked for may be refused. Pure. */
export function showReferrals({ dataset, coded }: Loaded, rows: Choice, columns: Choice | null): ReferralsModel {
  const by = [...variablesOf(rows), ...variablesOf(columns)]
  const answer = cross(coded, by)
  const release = releaseOf(coded, ['sex', 'age', 'purpose'])
  const { rows: cases } = coded
  return {
    dataset: describe(dataset.id, dataset.counting, dataset.reading),
    marking: 'internal-quoted-from-a-published-source',
    total: cases.length,
    asked: { rows, columns },
    by,
    cells: answer.ok ? plain(answer.value) : [],
    refused: answer.ok ? null : answer.refusal.kind === 'undetermined' ? answer.refusal.silence : 'asked-twice',
    figures: {
      sexual: cases.filter((each) => each.purpose === 'sexual').length,
      children: cases.filter((each) => each.age === 'child').length,
      female: cases.filter((each) => each.sex === 'female').length,
    },
    intervals: openIntervals().map((each) => ({ ...each })),
    release: releasable(release.ok ? release.value : null),
  }
}

/** The page as the person of this transaction may see it. */
export async function findReferrals(tx: Tx, rows: Choice, columns: Choice | null): Promise<ReferralsModel | null> {
  const loaded = await loadReferrals(tx)
  return loaded && showReferrals(loaded, rows, columns)
}

import { asFacts } from '#platform/db/enter.ts'
import { variables, type Variable } from '#capabilities/statistics/domain/dataset.ts'
import { referralsId } from '#capabilities/statistics/domain/referrals.ts'
import { openIntervals } from '#capabilities/statistics/domain/open-questions.ts'
import { releaseOf, releaseThreshold, type Release, type ReleaseRefusal } from '#capabilities/statistics/domain/release.ts'
import { share } from '#capabilities/statistics/domain/share.ts'
import { cross, type Cell, type Table } from '#capabilities/statistics/domain/table.ts'
import { toCsv } from '#capabilities/statistics/domain/csv.ts'
import { loadReferrals, type Loaded } from '#capabilities/statistics/queries/show-referrals.ts'
import { sayCell, saySilence, words } from '#capabilities/statistics/words.ts'
import { readArgs, Refused, UsageFault, withDatabases, type Io, type Verb } from '#app/verbs/verb.ts'

const options = {
  by: { type: 'string' },
  release: { type: 'boolean', default: false },
  csv: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

const isVariable = (word: string): word is Variable => (variables as readonly string[]).includes(word)

/** `sex,age` as variables. */
function readBy(text: string): readonly Variable[] {
  const asked = text.split(',').map((word) => word.trim().replaceAll('-', '_'))
  const odd = asked.find((word) => !isVariable(word))
  if (odd !== undefined) throw new UsageFault(`There is nothing called "${odd}" to count by. Choose among ${variables.join(', ')}`)
  return asked.filter(isVariable)
}

const refusedFor = (refusal: ReleaseRefusal): string => {
  switch (refusal.kind) {
    case 'undetermined':
      return `${refusal.asked.join(' by ')} is not determined by the source: ${saySilence(refusal.silence, 'en')}`
    case 'asked-twice':
      return 'The same thing was asked for twice in --by. Name each once.'
    case 'nothing-asked':
      return 'Nothing to count by was given. Name at least one in --by.'
    case 'too-few':
      return `Fewer than ${releaseThreshold} persons: nothing may be released.`
    case 'cannot-be-hidden':
      return 'What is hidden could be worked out from the rest: nothing is released.'
  }
}

/** What is said of every answer: how it was counted, and what rests on an inference. */
const toldOf = ({ dataset }: Loaded) => ({
  id: dataset.id,
  unit: dataset.counting.unit,
  partition: dataset.counting.partition,
  population: dataset.counting.population,
  period: dataset.counting.period,
  doubleCountRisk: dataset.counting.doubleCountRisk,
  source: dataset.counting.source,
  reading: dataset.reading.code,
  inferred: dataset.reading.inferred,
})

type Answer = { readonly json: object; readonly lines: readonly string[]; readonly csv: readonly (readonly (string | number)[])[] }
const pad = (name: string, count: string | number): string => `  ${name.padEnd(44)} ${String(count).padStart(4)}`
const reading = ({ dataset }: Loaded): string =>
  `Reading ${dataset.reading.code}${dataset.reading.inferred ? ' (inferred: the source does not say it, but only so does everything add up)' : ''}.`

function internal(loaded: Loaded, table: Table): Answer {
  const { coded, dataset } = loaded
  const marking = words.en.referrals.marking
  const total = coded.rows.length
  const part = (is: (one: (typeof coded.rows)[number]) => boolean) => {
    const count = coded.rows.filter(is).length
    return { count, of: total, share: share(count, total, 'en') }
  }
  const shares = { sexual: part((one) => one.purpose === 'sexual'), children: part((one) => one.age === 'child'), female: part((one) => one.sex === 'female') }
  const intervals = Object.fromEntries(openIntervals().map(({ of, min, max }) => [of, [min, max]]))
  const named = (at: Cell['at']): string => sayCell(at, 'en') || words.en.referrals.total
  return {
    json: { dataset: toldOf(loaded), view: 'internal', marking, by: table.by, total, cells: table.cells, shares, intervals },
    lines: [
      `${words.en.referrals.title}: ${total} persons. ${marking}`,
      `${reading(loaded)} Partition: ${dataset.counting.partition}. Unit: ${dataset.counting.unit}. ${dataset.counting.period.from}-${dataset.counting.period.to}.`,
      dataset.counting.doubleCountRisk ? words.en.referrals.riskYes : words.en.referrals.riskNo,
      '',
      ...table.cells.map((cell) => pad(named(cell.at), cell.count)),
      '',
      ...Object.entries(shares).map(([name, each]) => `  ${name}: ${each.count} of ${each.of}, ${each.share ?? '-'}`),
      '',
      'Not determined by the source, but limited by it:',
      ...openIntervals().map(({ of, min, max }) => pad(words.en.open[of].slice(0, 60), `${min}-${max}`)),
      '',
      `Source: ${dataset.counting.source}`,
    ],
    csv: [
      [...table.by, 'count', 'marking', 'reading', 'inferred'],
      ...table.cells.map(({ at, count }) => [
        ...table.by.map((variable) => at[variable] ?? 'all'),
        count,
        marking,
        dataset.reading.code,
        String(dataset.reading.inferred),
      ]),
    ],
  }
}

function released(loaded: Loaded, release: Release): Answer {
  const named = (at: Cell['at'] | 'others'): string => (at === 'others' ? words.en.referrals.others : sayCell(at, 'en'))
  const tables = release.tables.map((table) => ({ by: table.by, rows: table.rows.map(({ at, count }) => ({ at, count })) }))
  const rows = tables.flatMap((table) => table.rows.map((row) => ({ by: table.by.join('+'), name: named(row.at), count: row.count })))
  return {
    json: { dataset: toldOf(loaded), view: 'release', threshold: releaseThreshold, total: release.total, tables, withheld: release.withheld },
    lines: [
      `${words.en.referrals.title}. For release: nothing below ${releaseThreshold}.`,
      reading(loaded),
      '',
      pad(words.en.referrals.releaseTotal, release.total),
      ...rows.map((row) => pad(row.name, row.count)),
      ...(release.withheld ? ['', 'More was asked for than may be told; the rest is merged or hidden.'] : []),
      '',
      `Source: ${loaded.dataset.counting.source}`,
    ],
    csv: [
      ['by', 'group', 'count', 'reading', 'inferred'],
      ...[{ by: 'total', name: words.en.referrals.releaseTotal, count: release.total }, ...rows].map((row) => [
        row.by,
        row.name,
        row.count,
        loaded.dataset.reading.code,
        String(loaded.dataset.reading.inferred),
      ]),
    ],
  }
}

async function load(io: Io): Promise<Loaded> {
  const loaded = await withDatabases(io, (opened) => asFacts(opened.databases, loadReferrals))
  if (loaded === null)
    throw new Refused(
      `There are no coded rows of ${referralsId} here. They come with a zone of the kind national_coordination: make one with "lilja zone", then run "lilja migrate".`,
    )
  return loaded
}

export const statistics: Verb = {
  name: 'statistics',
  summary: 'Count the coded cases, or say why something cannot be counted.',
  usage: `statistics [${referralsId}] [--by <list>] [--release] [--csv | --json]

Counts the 37 cases of the return project 2013-2014 as their published source does. Every answer says how it was counted, that the
reading is inferred, and between what numbers the open questions lie. What the source does not settle (country by purpose, say) is
refused with the reason.

  --by <list>  what to count by, with commas: sex, age, purpose (as it stands: sex,age,purpose; for a release: sex,age)
  --release    only what may leave the house: nothing below ${releaseThreshold}, small groups merged, the rest hidden
  --csv        answer as comma-separated values
  --json       answer as JSON with its metadata`,
  run: async (args, io) => {
    const { values, positionals } = readArgs(args, options, true)
    const [name = referralsId, ...more] = positionals
    if (name !== referralsId || more.length > 0) throw new UsageFault(`There is one table here: ${referralsId}`)
    if (values.csv && values.json) throw new UsageFault('Choose --csv or --json')
    const by = readBy(values.by ?? (values.release ? 'sex,age' : 'sex,age,purpose'))
    const loaded = await load(io)
    const answer = values.release ? released(loaded, orRefuse(releaseOf(loaded.coded, by))) : internal(loaded, orRefuse(cross(loaded.coded, by)))
    if (values.json) io.out(JSON.stringify(answer.json))
    else if (values.csv) io.out(toCsv(answer.csv).trimEnd())
    else for (const line of answer.lines) io.out(line)
    return 0
  },
}

function orRefuse<Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: ReleaseRefusal }): Value {
  if (!result.ok) throw new Refused(refusedFor(result.refusal))
  return result.value
}

// CPU per act beside the raw engine, in one run: bench.mjs [--short] [--cases N] [--json] [--write].
import { parseArgs } from 'node:util'
import { build } from './build.mjs'

const usage = `Usage: npm run bench -- [--short] [--cases N] [--json] [--write]

  --short    2 000 cases and fewer acts, under a minute
  --cases N  how many cases to fill (100 000, at least 1 000)
  --json     the figures as JSON on standard output
  --write    put the table into README.md and docs/benchmarks.md, between <!-- bench --> and <!-- /bench -->
`
const options = {
  short: { type: 'boolean', default: false },
  cases: { type: 'string' },
  json: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
}

const read = () => {
  try {
    const { values } = parseArgs({ options })
    const cases = Number(values.cases ?? (values.short ? 2000 : 100_000))
    return Number.isInteger(cases) && cases >= 1000 && cases <= 1_000_000 ? { ...values, cases } : null
  } catch {
    return null
  }
}

const asked = read()
if (asked === null) {
  process.stderr.write(usage)
  process.exit(2)
}
if (!(await build({ quiet: true }))) process.exit(1)
const { runBench } = await import('../bench/run.mjs')
process.exit(await runBench(asked))

// Changes the rules one small piece at a time and asks whether a test beside the code notices.
//   npm run mutate                       everything but the solver of the statistics (linear)
//   npm run mutate -- kernel escaping    these only; --list says which there are
//   npm run mutate -- src/kernel/day.ts  one file
//   npm run mutate -- costs --at-once 2  more than one at a time
//   npm run mutate -- --again            only what nobody noticed in the run before
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { order } from '../architecture/order.mjs'
import { root } from './find-node.mjs'

/** Pure code only: what needs a database is held by the stories. */
const escaping = [
  'src/platform/http/headers.ts',
  'src/capabilities/costs/domain/csv.ts',
  'src/capabilities/directory/domain/hsds-csv.ts',
  'src/capabilities/statistics/domain/csv.ts',
]
const policy = ['access', 'may-act', 'may-read', 'may-write'].map((name) => `src/capabilities/cases/domain/${name}.ts`)
/** Runs so much slower while it is changed that what goes through it would take hours: it is tried alone, and by the test beside it only. */
const solver = 'src/capabilities/statistics/domain/linear.ts'
const parts = {
  kernel: ['src/kernel/**/*.ts'],
  escaping,
  direction: ['src/ui/isolate.ts'],
  policy: [...policy, ...['roles', 'classes', 'zones', 'confidentiality'].map((name) => `src/capabilities/people/domain/${name}.ts`)],
  ...Object.fromEntries(order.map((room) => [room, [`src/capabilities/${room}/domain/**/*.ts`]])),
  linear: [solver],
}
/** A part, or a file that can be read as it is named. */
const filesOf = (asked) => (Object.hasOwn(parts, asked) ? parts[asked] : [asked])
const known = (asked) => Object.hasOwn(parts, asked) || (/^src\/.+\.tsx?$/.test(asked) && existsSync(join(root, asked)))
const folder = join(root, 'mutants')
const report = join(folder, 'report.json')

const usage = `Usage: npm run mutate -- [${Object.keys(parts).join('|')}|src/….ts]… [--at-once N] [--again] [--list]\n`
const read = () => {
  try {
    const options = { 'at-once': { type: 'string', default: '1' }, again: { type: 'boolean', default: false }, list: { type: 'boolean', default: false } }
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const atOnce = Number(values['at-once'])
    const fits = values.again ? positionals.length === 0 && existsSync(report) : positionals.every(known)
    return fits && Number.isInteger(atOnce) && atOnce > 0 ? { ...values, atOnce, asked: positionals } : null
  } catch {
    return null
  }
}

const given = read()
if (given === null || given.list) {
  process[given ? 'stdout' : 'stderr'].write(usage)
  process.exit(given ? 0 : 2)
}
const asked = given.again ? ['again'] : given.asked.length > 0 ? given.asked : Object.keys(parts)
const unnoticed = ({ status }) => status === 'Survived' || status === 'NoCoverage'
/** By its place in the file; a file that was changed since is taken whole. */
const again = () =>
  Object.entries(JSON.parse(readFileSync(report, 'utf8')).files).flatMap(([file, { source, mutants }]) => {
    const places = mutants.filter(unnoticed).map(({ location: { start, end } }) => `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`)
    return readFileSync(join(root, file), 'utf8') === source || places.length === 0 ? places : [file]
  })
/** Its packages are many and need a newer Node than the newcomer's: they stay apart, and are fetched when they are first needed. */
const tools = join(root, 'test', 'mutants')
const packageOf = (name) => join(tools, 'node_modules', '@stryker-mutator', name)
if (!existsSync(packageOf('core'))) {
  const fetched = spawnSync('npm', ['ci', '--omit=peer', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: 'inherit', cwd: tools })
  if (fetched.status !== 0) process.exit(fetched.status ?? 1)
}
const tried = given.again ? again() : asked.flatMap(filesOf)
const alone = tried.every((file) => file.startsWith(solver))
const settings = {
  testRunner: 'vitest',
  plugins: [join(packageOf('vitest-runner'), 'dist', 'src', 'index.js')],
  vitest: { configFile: 'test/mutants.config.ts' },
  // There is no configuration of TypeScript to rewrite in the copy.
  tsconfigFile: 'none.json',
  mutate: [...new Set(tried), '!src/**/*.test.ts', ...(alone ? [] : [`!${solver}`])],
  ignorePatterns: ['/dist', '/mutants', '/screenshots', '/coverage', '/.lilja'],
  // What runs once while a file is read (a table, a regular expression) is run again for each mutant only with the whole file: left out, and counted.
  ignoreStatic: true,
  // On top of what the first run took in all: what goes round for ever is given up sooner. They were most of the time.
  timeoutMS: 1500,
  coverageAnalysis: 'perTest',
  concurrency: given.atOnce,
  tempDirName: join(folder, 'copies'),
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: report },
  allowEmpty: true,
  checkers: [],
}
mkdirSync(folder, { recursive: true })
const config = join(folder, 'settings.json')
writeFileSync(config, JSON.stringify(settings))
const stryker = join(packageOf('core'), 'bin', 'stryker.js')
const env = { ...process.env, LILJA_NO_CLUSTER: '1', LILJA_MUTATING: '1', ...(alone && { LILJA_TESTS: solver.replace('.ts', '.test.ts') }) }
const ran = spawnSync(process.execPath, [stryker, 'run', config], { stdio: 'inherit', cwd: root, env })
if (ran.status !== 0) process.exit(ran.status ?? 1)

/** The text of a place in a file; lines and columns count from one. */
const textAt = (source, { start, end }) => {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1)
  return lines.join('\n').slice(start.column - 1)
}
const found = Object.entries(JSON.parse(readFileSync(report, 'utf8')).files).flatMap(([file, { source, mutants }]) =>
  mutants.map((mutant) => ({
    status: mutant.status,
    line: mutant.location.start.line,
    file,
    was: textAt(source, mutant.location),
    became: mutant.replacement,
    in: source.split('\n')[mutant.location.start.line - 1].trim(),
  })),
)
const reviewed = JSON.parse(readFileSync(join(root, 'docs', 'mutants.json'), 'utf8'))
const nameOf = ({ file, in: line, was, became }) => JSON.stringify([file, line, was, became])
const seen = new Set(reviewed.flatMap(({ file, in: line, changes }) => changes.map(([was, became]) => nameOf({ file, in: line, was, became }))))
const survivors = found.filter(unnoticed)
const fresh = survivors.filter((each) => !seen.has(nameOf(each)))
const count = (...statuses) => found.filter(({ status }) => statuses.includes(status)).length

writeFileSync(join(folder, 'survivors.json'), `${JSON.stringify(fresh, null, 2)}\n`)
for (const { file, line, status, was, became } of fresh) {
  const short = (text) => text.replaceAll(/\s+/g, ' ').slice(0, 90)
  process.stdout.write(`${file}:${line} ${status === 'NoCoverage' ? 'no test comes here' : 'no test notices'}: ${short(was)} → ${short(became)}\n`)
}
process.stdout.write(
  `${asked.join(', ')}: ${count('Killed', 'Timeout')} noticed, ${survivors.length} not, of which ${survivors.length - fresh.length} reviewed (docs/mutants.json); ${count('Ignored')} left out\n`,
)
process.exit(fresh.length > 0 ? 1 : 0)

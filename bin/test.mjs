// The tests. Builds first: some meet the program as it ships.
//   npm test                        every test there is: the ordinary ones, then each slow suite in turn
//   npm run test:stories            the ordinary ones without the browser
//   npm run test:bad-days …         one slow suite; LILJA_LONG=1 plays every round of it
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './find-node.mjs'
import { build } from './build.mjs'
import { failures, worthAnotherTry } from './test-failures.mjs'

/** Each has minutes of its own: what people do while machines fail, who may see what in every small world, and everything that may be sent. */
const slow = { access: 'test/access', input: 'test/input', 'bad-days': 'test/baddays' }

const [first] = process.argv.slice(2)
const suite = first !== undefined && Object.hasOwn(slow, first) ? slow[first] : null
const stories = first === 'stories'
const given = process.argv.slice(suite !== null || stories ? 3 : 2)
/** Who names files wants those, wherever they are. */
const namesFiles = given.some((word) => !word.startsWith('-'))
const withoutSlow = Object.values(slow).flatMap((folder) => ['--exclude', `${folder}/**`])

/** What is played, one run after the other: a run has both cores to itself, so that no bad day is made worse by a neighbour. */
const runs = () => {
  if (namesFiles) return [given]
  if (suite !== null) return [[suite, ...given]]
  if (stories) return [['--exclude', '**/*.browser.test.ts', ...withoutSlow, ...given]]
  return [[...withoutSlow, ...given], ...Object.values(slow).map((folder) => [folder, ...given])]
}

if (!(await build({ quiet: true }))) process.exit(1)
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const reports = mkdtempSync(join(tmpdir(), 'lilja-tests-'))
const play = (args, name) => {
  const report = join(reports, `${name}.json`)
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...args, '--reporter=default', '--reporter=./bin/test-failures.mjs'], {
    stdio: 'inherit',
    cwd: root,
    env: { ...process.env, LILJA_FAILURES: report },
  })
  return { status: status ?? 1, failed: status === 0 ? [] : failures(report), unsteady: [] }
}
/** A browser that failed beside others is asked again alone, once; that it failed is told either way. */
const playedTwice = (first, name) => {
  const files = first.status === 0 ? [] : worthAnotherTry(first.failed)
  if (files.length === 0) return first
  process.stdout.write(`\nOnce more, alone: ${files.join(', ')}\n`)
  const second = play(files, `${name}-again`)
  return second.status === 0 ? { status: 0, failed: [], unsteady: first.failed } : { ...second, failed: [...first.failed, ...second.failed] }
}
const ends = runs().map((args, nth) => playedTwice(play(args, nth), nth))
rmSync(reports, { recursive: true, force: true })
// The runs are long and follow each other: what failed in the first of them is said again where the reader is, at the end.
for (const { words } of ends.flatMap((end) => end.unsteady)) process.stdout.write(`\nUNSTEADY (failed once, held when it was asked again alone)  ${words}\n`)
for (const { words } of ends.flatMap((end) => end.failed)) process.stdout.write(`\nFAILED  ${words}\n`)
process.exit(ends.find((end) => end.status !== 0)?.status ?? 0)

// The tests. Builds first: some meet the program as it ships.
//   npm test                        every test there is: the ordinary ones, then each slow suite in turn
//   npm run test:stories            the ordinary ones without the browser
//   npm run test:bad-days …         one slow suite; LILJA_LONG=1 plays every round of it
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './find-node.mjs'
import { build } from './build.mjs'

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
const ends = runs().map((args) => spawnSync(process.execPath, [vitest, 'run', ...args], { stdio: 'inherit', cwd: root }).status ?? 1)
process.exit(ends.find((status) => status !== 0) ?? 0)

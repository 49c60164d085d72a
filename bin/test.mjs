// Every test there is; `stories` leaves the browser out. Builds first: browser tests meet the program as it ships.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './find-node.mjs'
import { build } from './build.mjs'

if (!(await build({ quiet: true }))) process.exit(1)
const stories = process.argv[2] === 'stories'
const given = process.argv.slice(stories ? 3 : 2)
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const run = spawnSync(process.execPath, [vitest, 'run', ...(stories ? ['--exclude', '**/*.browser.test.ts'] : []), ...given], { stdio: 'inherit', cwd: root })
process.exit(run.status ?? 1)

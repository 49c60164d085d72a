import { spawnSync } from 'node:child_process'

/** The fast answer: the cheapest question first, and the time each took. */
const steps = [
  ['format', 'oxfmt', ['--check']],
  // Built first: the type-aware rules follow imports through what is built.
  ['build', process.execPath, ['bin/build.mjs']],
  ['lint', 'oxlint', ['--type-aware', '--quiet']],
  ['types', 'tsc', ['-p', 'test/tsconfig.json']],
  ['floors', 'depcruise', ['--config', 'architecture/floors.mjs', '--output-type', 'err', 'src']],
  ['unused', 'knip', []],
  ['size', process.execPath, ['architecture/sizes.mjs']],
  ['supply', process.execPath, ['architecture/supply.mjs']],
  ['unit tests', 'vitest', ['run', 'src']],
]

const only = process.argv.slice(2)
let failed = 0
for (const [name, command, args] of steps) {
  if (only.length > 0 && !only.includes(name)) continue
  const began = performance.now()
  const run = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: { ...process.env, LILJA_NO_CLUSTER: '1', NO_COLOR: '1' } })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const good = run.status === 0
  process.stdout.write(`${good ? 'ok    ' : 'failed'} ${name.padEnd(10)} ${seconds} s\n`)
  if (good) continue
  failed += 1
  process.stdout.write(`${run.stdout ?? ''}${run.stderr ?? ''}${run.error ? String(run.error) : ''}\n`)
}
process.exit(failed === 0 ? 0 : 1)

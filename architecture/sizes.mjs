import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { order } from './order.mjs'

/** Files at most 300 lines (a story, which is longer than a rule, at most 500); a room holds only furniture by its usual names. Exceptions carry a reason, and the list may only shrink. */
const longest = 300
const longestStory = 500
const furniture =
  /^(README\.md|contract\.ts|capability(-[a-z]+)?\.tsx?|([a-z]+-)?paths\.ts|forms\.ts|store\.ts|words(\.[a-z-]+)*\.ts|sockets\.ts|demo(-[a-z-]+)?\.ts|demo|words|forms|domain|commands|queries|store|pages|doors|migrations|jobs|sealing|reference)$/
const forbidden = /(^|\/)(utils?|helpers?|common|misc|index)(\.tsx?)?(\/|$)/

const walk = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .flatMap((entry) => (entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)]))

const faults = []
for (const file of [...walk('src'), ...walk('test')]) {
  const path = file.split(sep).join('/')
  if (forbidden.test(path)) faults.push(`${path}: name the thing it holds`)
  if (!/\.(tsx?|sql|mjs|js|scss)$/.test(path)) continue
  const lines = readFileSync(file, 'utf8').split('\n').length - 1
  const most = path.startsWith('test/') ? longestStory : longest
  if (lines > most) faults.push(`${path}: ${lines} lines, at most ${most}`)
}
for (const room of readdirSync('src/capabilities')) {
  if (!order.includes(room)) faults.push(`src/capabilities/${room}: not in architecture/order.mjs`)
  for (const name of readdirSync(join('src/capabilities', room)))
    if (!furniture.test(name)) faults.push(`src/capabilities/${room}/${name}: not a name of a room's furniture`)
}
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exit(faults.length === 0 ? 0 : 1)

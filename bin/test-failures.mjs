import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { root } from './find-node.mjs'

/** No longer than a screen: the whole text stands above, where the test ran. */
const beginning = (error) =>
  [error.stack ?? error.message ?? String(error), error.diff ?? '']
    .flatMap((text) =>
      text
        .split('\n')
        .filter((line) => line.trim() !== '' && !line.includes('node_modules'))
        .slice(0, 12),
    )
    .join('\n    ')

/** A file, a group within it, or a test: what is told is its own, so that what sets up or clears away a group is named too. */
const toldOf = (name, errors) => errors.map((error) => `${name}\n    ${beginning(error)}`)
const own = (entity) => (entity.type === 'test' ? (entity.result().state === 'failed' ? (entity.result().errors ?? []) : []) : entity.errors())
const within = (entity, name) => [
  ...toldOf(entity.type === 'module' ? name : `${name} > ${entity.fullName}`, own(entity)),
  ...(entity.type === 'test' ? [] : [...entity.children].flatMap((child) => within(child, name))),
]

/** Writes what did not hold where `LILJA_FAILURES` says. */
export default class FailuresReporter {
  onTestRunEnd(modules, unhandled) {
    const failed = modules.flatMap((module) => within(module, relative(root, module.moduleId)))
    const nobodys = toldOf('an error that nobody waited for', unhandled)
    writeFileSync(process.env.LILJA_FAILURES, JSON.stringify([...failed, ...nobodys]))
  }
}

/** What a run says did not hold: each test that failed, each group or file that could not be set up or cleared away, and what nobody waited for. */
export const failures = (report) => {
  if (!existsSync(report)) return [`no report was written: the run itself ended early (${report})`]
  const failed = JSON.parse(readFileSync(report, 'utf8'))
  return failed.length > 0 ? failed : ['no test, and yet the run did not end well: see above']
}

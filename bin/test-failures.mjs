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
const own = (entity) => (entity.type === 'test' ? (entity.result().state === 'failed' ? (entity.result().errors ?? []) : []) : entity.errors())
const toldOf = (file, name, errors) => errors.map((error) => ({ file, words: `${name}\n    ${beginning(error)}` }))
const within = (entity, file) => [
  ...toldOf(file, entity.type === 'module' ? file : `${file} > ${entity.fullName}`, own(entity)),
  ...(entity.type === 'test' ? [] : [...entity.children].flatMap((child) => within(child, file))),
]

/** Writes what did not hold where `LILJA_FAILURES` says. */
export default class FailuresReporter {
  onTestRunEnd(modules, unhandled) {
    const failed = modules.flatMap((module) => within(module, relative(root, module.moduleId)))
    writeFileSync(process.env.LILJA_FAILURES, JSON.stringify([...failed, ...toldOf(null, 'an error that nobody waited for', unhandled)]))
  }
}

/** What a run says did not hold: each test that failed, each group or file that could not be set up or cleared away, and what nobody waited for. */
export const failures = (report) => {
  if (!existsSync(report)) return [{ file: null, words: `no report was written: the run itself ended early (${report})` }]
  const failed = JSON.parse(readFileSync(report, 'utf8'))
  return failed.length > 0 ? failed : [{ file: null, words: 'no test, and yet the run did not end well: see above' }]
}

/**
 * The files to try once more by themselves: when nothing failed but one or two in a real browser. A browser that shares two cores with another worker
 * fails now and then for want of time, and what that looks like is said; anything else is a fault the first time.
 */
export const worthAnotherTry = (failed) => {
  const files = [...new Set(failed.map(({ file }) => file))]
  return files.length <= 2 && files.every((file) => file?.endsWith('.browser.test.ts')) ? files : []
}

